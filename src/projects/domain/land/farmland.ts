import type { Investor } from '../../../investors/index.js';
import { Share } from '../../../kernel/quantities/share.js';
import type { LandCategory } from '../../../land-registry/index.js';
import type { LandTrack } from './land-track.js';
import { violation } from '../project.violations.js';

/** What other streams say, looked up by a handler. */
export interface LandKnown {
  readonly foreignInvestor: boolean;
  /** By cadastral number. */
  readonly categories: ReadonlyMap<string, LandCategory>;
}

/** X9, the ban of 2021: farmland for foreigners only after its category was changed; what this project had decided counts at once. */
export function mustNotBeFarmland(
  cadastralNumbers: Iterable<string>,
  { foreignInvestor, categories }: LandKnown,
  land: LandTrack,
): void {
  if (!foreignInvestor) return;
  for (const cadastralNumber of cadastralNumbers) {
    const category = land.grant.categories.get(cadastralNumber) ?? categories.get(cadastralNumber);
    if (category === 'agricultural') throw violation('project.farmland-for-foreign-investor', { cadastralNumber });
  }
}

/** A share nobody stated counts as foreign where the investor comes from abroad, and so does an unknown investor. */
export function isForeign(investor: Investor | null): boolean {
  if (investor?.status !== 'registered') return true;
  const { country, foreignSharePct } = investor.registration;
  return foreignSharePct === null ? country !== 'KZ' : Share.parse(foreignSharePct).basisPoints > 0n;
}
