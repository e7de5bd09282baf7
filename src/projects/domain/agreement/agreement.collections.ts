import type { AgreementEvent } from './agreement.events.js';

export const agreementCollections = {
  'agreement-applications': 'InvestmentAgreementApplied',
  agreements: 'InvestmentAgreementSigned',
  'agreement-amendments': 'InvestmentAgreementAmended',
  'obligations-met': 'CounterObligationMet',
  'obligations-breached': 'CounterObligationBreached',
  'agreement-terminations': 'InvestmentAgreementTerminated',
} as const satisfies Readonly<Record<string, AgreementEvent['type']>>;
