import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { factWithId } from '../facts.js';
import { conditionsNow, overrideOf, type PowerLimit } from './grid-rules.js';
import type { PpaTermsJson } from './grid.events.js';
import type { GridTrack } from './grid.js';
import { violation } from '../project.violations.js';

/** What an agreement says must be possible on the day it was signed: the plant operates after that. */
export function mustBeDueAfter(signedOn: string, { operationDueOn }: PpaTermsJson): void {
  if (operationDueOn <= signedOn) {
    throw violation('project.ppa-operation-due-before-signing', { operationDueOn, signedOn });
  }
}

/** X20 for an agreement: no more than the auction it rests on, and no more than the grid takes. */
export function overrideOfPpa(
  terms: PpaTermsJson,
  auctionId: string | null,
  grid: GridTrack,
  context: CommandContext,
): string | null {
  const limits: PowerLimit[] = [{ of: 'grid', capacityMw: conditionsNow(grid).capacityMw }];
  if (auctionId !== null) {
    const won = factWithId(grid.auctionsWon, auctionId);
    if (won === null) throw violation('project.ppa-without-won-auction', { auctionId });
    limits.unshift({ of: 'auction', capacityMw: won.capacityMw });
  }
  return overrideOf('ppa', terms.capacityMw, limits, grid, context);
}
