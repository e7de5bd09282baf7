import type { LocalizedTextJson } from '../../kernel/shapes.js';
import { lastScreening, type Investor } from '../domain/investor.js';
import type { InvestorScreened } from '../domain/investor.events.js';

export interface InvestorCard {
  readonly investorId: string;
  readonly legalName: LocalizedTextJson;
  readonly country: string;
  readonly bin: string | null;
  readonly lei: string | null;
  readonly foreignSharePct: string | null;
  readonly representativePersonIds: readonly string[];
  readonly registeredOn: string;
  /** The one that counts; null while nobody has screened. */
  readonly screening: Pick<InvestorScreened['data'], 'screeningId' | 'result' | 'screenedOn'> | null;
}

/** null: nobody is registered under this id. */
export function investorCard(investor: Investor): InvestorCard | null {
  if (investor.status !== 'registered') return null;
  const { registeredBy: _registeredBy, ...card } = investor.registration;
  const last = lastScreening(investor);
  if (last === null) return { ...card, screening: null };
  const { screeningId, result, screenedOn } = last;
  return { ...card, screening: { screeningId, result, screenedOn } };
}
