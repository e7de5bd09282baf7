import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembly } from '../../src/app.module.js';
import { describeApp } from './an-offline-app.js';
import { ROOT, Sources } from './event-source.js';
import { pretty } from './markdown.js';
import { renderEvents } from './render-events.js';
import { renderKpis } from './render-kpis.js';
import { BY_HAND, renderProblems } from './render-problems.js';
import { renderRoutes } from './render-routes.js';
import { renderRules } from './render-rules.js';
import { renderStages } from './render-stages.js';
import { rulesBehind, slicesByAction, violationParams } from './slice-source.js';

/** Folders in which nothing stands that is not generated. */
export const OWNED = ['docs/events', 'docs/problems'];

/** Every generated page by its path, as it should stand on the disk. */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const sources = new Sources();
  const described = await describeApp();
  const known = {
    catalogue: assembly.problems,
    described,
    params: violationParams(sources),
    rules: rulesBehind(sources),
  };
  const texts = new Map([
    ...renderEvents(sources),
    ...[...renderProblems(known)].map(([path, text]) => [path, withHandwork(path, text)] as const),
    ['docs/kpis.md', renderKpis()],
    ['docs/routes.md', renderRoutes(described, slicesByAction(sources))],
    ['docs/rules.md', renderRules()],
    ['docs/stages.md', renderStages(sources)],
  ]);
  const done = new Map<string, string>();
  for (const [path, text] of texts) done.set(path, await pretty(text));
  return done;
}

/** What was written by hand below the line stays; an index has no such line. */
function withHandwork(path: string, text: string): string {
  if (path.endsWith('README.md')) return text;
  const file = join(ROOT, path);
  const [, byHand = ''] = existsSync(file) ? readFileSync(file, 'utf8').split(BY_HAND) : [];
  return `${text}\n\n${BY_HAND}\n${byHand}`;
}
