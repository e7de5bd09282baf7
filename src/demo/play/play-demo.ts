import { createHash } from 'node:crypto';
import type { Numbers } from '../baidibek/baidibek-story.js';
import { Correspondence, type Post } from '../correspondence.js';
import type { Office } from '../story.js';
import { BRANCHES } from './branches/branches.js';
import { Desk } from './desk.js';
import { EXPECTED, type Expected } from './expected.js';
import { Narrator, type Stage } from './narrator.js';
import { playBaidibek } from './play-baidibek.js';

export interface PlayOptions {
  readonly post: Post;
  readonly keys: Readonly<Partial<Record<Office, string>>>;
  readonly persons: ReadonlyMap<Office, string>;
  /** Fresh for each play: numbers and keys come from it. */
  readonly runId: string;
  readonly stage: Stage;
  readonly expected?: Expected;
}

/**
 * Plays the Baidibek story and then the branches, as their offices would, over any transport; resolves with what was not
 * as expected. A story that loses its thread does not keep the next from being played.
 */
export async function playDemo(options: PlayOptions): Promise<readonly string[]> {
  const { post, keys, persons, runId, stage, expected = EXPECTED } = options;
  const narrator = new Narrator(stage);
  const desk = new Desk(narrator);
  const known = [...persons].map(([office, personId]) => [`person.${office}`, personId] as const);
  const lettersOf = (story: string): Correspondence => new Correspondence(post, keys, `demo-${runId}/${story}`, known);
  await told(desk, () => playBaidibek({ desk, narrator, expected, numbers: numbersOf(runId), lettersOf }));
  for (const { name, title, play } of BRANCHES) {
    narrator.chapter(title);
    const numbers = { registryNo: `DEMO-${runId}-${name}`.toUpperCase(), cadastralNumber: plotOf(`${runId}/${name}`) };
    const scene = { desk, narrator, letters: lettersOf(name), numbers, otherPlot: plotOf(`${runId}/${name}/other`) };
    await told(desk, () => play(scene));
  }
  narrator.end(desk.deviations, desk.counts);
  return desk.deviations;
}

/** A story that lost its thread: what it would still have asked is not known, and that is a deviation too. */
async function told(desk: Desk, story: () => Promise<void>): Promise<void> {
  try {
    await story();
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'NobodyThere') throw error;
    desk.check('the story could not go on', error.message, null);
  }
}

/** A plot of its own in the village's quarter range, and a registry number, from the run's id. */
function numbersOf(runId: string): Numbers {
  return { registryNo: `DEMO-${runId.toUpperCase()}`, cadastralNumber: plot('19-293', runId) };
}

/** A plot in Korday, where the seed has none in quarters below 900. */
const plotOf = (name: string): string => plot('06-248', name);

function plot(district: string, name: string): string {
  const bytes = createHash('sha256').update(name).digest();
  const quarter = 100 + (bytes.readUInt16BE(0) % 800);
  const number = 1 + (bytes.readUInt32BE(2) % 9_999);
  return `${district}-${quarter}-${String(number).padStart(3, '0')}`;
}
