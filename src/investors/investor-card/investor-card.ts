import type { LocalizedTextJson } from '../../kernel/shapes.js';
import type { Investor } from '../domain/investor.js';

export interface InvestorCard {
  readonly investorId: string;
  readonly legalName: LocalizedTextJson;
  readonly country: string;
  readonly bin: string | null;
  readonly lei: string | null;
  readonly foreignSharePct: string | null;
  readonly representativePersonIds: readonly string[];
  readonly registeredOn: string;
}

/** null: nobody is registered under this id. */
export function investorCard(investor: Investor): InvestorCard | null {
  if (investor.status !== 'registered') return null;
  const { registeredBy: _registeredBy, ...card } = investor.registration;
  return card;
}
