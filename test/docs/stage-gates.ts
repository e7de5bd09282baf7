import { basename, dirname } from 'node:path';
import type { Sources } from './event-source.js';

/** A rule that asks the stage: which slices or shared rules ask it, in which stages they go on, and what they say else. */
export interface Gate {
  readonly asks: string;
  readonly stages: readonly string[];
  readonly refusal: string;
}

const GATE = /mustBeIn\(\s*project,\s*(\[[^\]]*\]|[A-Z_]+),\s*'([a-z.-]+)'/g;
const quoted = (list: string): readonly string[] => [...list.matchAll(/'([a-z]+)'/g)].map(([, stage = '']) => stage);

/** Every `mustBeIn(project, stages, refusal)` of the sources. Throws where a list is not written as stages. */
export function stageGates({ files }: Sources): readonly Gate[] {
  const gates: Gate[] = [];
  for (const { fileName, text } of files) {
    for (const [, list = '', refusal = ''] of text.matchAll(GATE)) {
      const written = new RegExp(`const ${list.replace(/\W.*/s, '')}: readonly Stage\\[\\] = (\\[[^\\]]*\\])`);
      const named = [text, ...files.map(file => file.text)]
        .map(each => written.exec(each)?.[1])
        .find(each => each !== undefined);
      const stages = quoted(list.startsWith('[') ? list : (named ?? ''));
      if (stages.length === 0) throw new Error(`${fileName} asks for stages in a way that the documents cannot read`);
      const slice = basename(dirname(fileName));
      gates.push({
        asks: slice === basename(fileName, '.ts') ? slice : 'every step of the land track',
        stages,
        refusal,
      });
    }
  }
  return gates.sort((a, b) => (a.asks < b.asks ? -1 : 1));
}
