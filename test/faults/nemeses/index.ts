import type { Nemesis } from '../nemesis.js';
import { appKilled } from './n01-app-killed.js';
import { databaseKilled } from './n02-database-killed.js';
import { bothKilled } from './n03-both-killed.js';
import { failpointsReached } from './n05-failpoints.js';
import { oneRevision } from './n12-one-revision.js';

/** Every nemesis of the suite; those that share a stage strike in this order. */
export const NEMESES: readonly Nemesis[] = [failpointsReached, appKilled, databaseKilled, oneRevision, bothKilled];

/** As they are numbered: for tables. */
export const numbered: readonly Nemesis[] = [...NEMESES].sort((a, b) => numberOf(a) - numberOf(b));

function numberOf({ id }: Nemesis): number {
  return Number(id.slice(1));
}
