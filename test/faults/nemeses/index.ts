import type { Nemesis } from '../nemesis.js';
import { appKilled } from './n01-app-killed.js';
import { databaseKilled } from './n02-database-killed.js';
import { bothKilled } from './n03-both-killed.js';
import { powerCut } from './n04-power-cut.js';
import { failpointsReached } from './n05-failpoints.js';
import { paused } from './n06-paused.js';
import { network } from './n07-network.js';
import { diskFull } from './n08-disk-full.js';
import { diskErrors } from './n09-disk-errors.js';
import { clock } from './n11-clock.js';
import { oneRevision } from './n12-one-revision.js';
import { deliveries } from './n13-deliveries.js';
import { twoOwners } from './n14-two-owners.js';
import { poison } from './n15-poison.js';
import { memory } from './n16-memory.js';
import { rollingRestart } from './n17-rolling-restart.js';
import { misbehavingStore } from './n19-misbehaving-store.js';
import { swizzle } from './n20-swizzle.js';
import { oneKey } from './w04-one-key.js';

/** Every nemesis of the suite; those that share a stage strike in this order. */
export const NEMESES: readonly Nemesis[] = [
  failpointsReached,
  appKilled,
  databaseKilled,
  oneRevision,
  oneKey,
  paused,
  twoOwners,
  rollingRestart,
  network,
  swizzle,
  bothKilled,
  powerCut,
  diskFull,
  diskErrors,
  clock,
  deliveries,
  poison,
  memory,
  misbehavingStore,
];

/** As they are numbered: for tables. */
export const numbered: readonly Nemesis[] = [...NEMESES].sort((a, b) => numberOf(a) - numberOf(b));

function numberOf({ id }: Nemesis): number {
  return Number(id.slice(1)) + (id.startsWith('N') ? 0 : 100);
}
