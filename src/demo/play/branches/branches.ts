import { amendedOrCorrected } from './amended-or-corrected.js';
import type { Branch } from './branch.js';
import { goneStale } from './gone-stale.js';
import { idleLand } from './idle-land.js';
import { investorReplaced } from './investor-replaced.js';
import { refusedAndAppealed } from './refused-and-appealed.js';

/** In the order in which they are played, each a project of its own. */
export const BRANCHES: readonly Branch[] = [
  amendedOrCorrected,
  refusedAndAppealed,
  idleLand,
  investorReplaced,
  goneStale,
];
