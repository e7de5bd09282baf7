import type {
  AgreementEvent,
  AgreementTermsJson,
  CounterObligationBreached,
  CounterObligationMet,
  InvestmentAgreementAmended,
  InvestmentAgreementApplied,
  InvestmentAgreementSigned,
  InvestmentAgreementTerminated,
} from '../../src/projects/domain/project.events.js';
import { A_DOCUMENT, aDecision, DECLARED } from './a-project.js';
import { DECIDER, INVESTOR_REP, REVIEWER } from './people.js';

/** Facts of the agreement track as they would have been recorded: `aProject().approved().with(applied(), agreed())`. */

export const AGREEMENT = 'IC-2019-31';

export const AGREEMENT_TERMS: AgreementTermsJson = {
  committed: DECLARED,
  counterObligations: [
    { code: 'jobs', metric: 'jobs_permanent', target: '50.000000', dueOn: '2020-12-31' },
    { code: 'investment', metric: 'investment_kzt', target: '7400000000.000000', dueOn: '2021-03-31' },
  ],
  workProgramme: [
    {
      code: 'modules',
      work: 'Delivery and mounting of modules',
      dueOn: '2020-06-30',
      amount: { amount: '3700000000.00', currency: 'KZT' },
    },
  ],
  preferences: ['customs_duty', 'import_vat'],
  validUntil: '2029-07-01',
};

export const applied = (over: Partial<InvestmentAgreementApplied['data']> = {}): InvestmentAgreementApplied => ({
  type: 'InvestmentAgreementApplied',
  data: {
    applicationNo: 'IA-4',
    kind: 'investment_contract',
    appliedOn: '2019-06-10',
    documents: [A_DOCUMENT],
    appliedBy: INVESTOR_REP,
    ...over,
  },
});

export const agreed = (
  over: Partial<InvestmentAgreementSigned['data']> = {},
  terms: Partial<AgreementTermsJson> = {},
): InvestmentAgreementSigned => ({
  type: 'InvestmentAgreementSigned',
  data: {
    decision: aDecision(AGREEMENT, '2019-07-01'),
    applicationNo: 'IA-4',
    kind: 'investment_contract',
    terms: { ...AGREEMENT_TERMS, ...terms },
    recordedBy: DECIDER,
    ...over,
  },
});

export const agreementAmended = (
  over: Partial<InvestmentAgreementAmended['data']> = {},
): InvestmentAgreementAmended => ({
  type: 'InvestmentAgreementAmended',
  data: {
    agreementNo: AGREEMENT,
    annexNo: 'annex-1',
    decision: aDecision('IC-2019-31/1', '2020-03-10'),
    terms: { ...AGREEMENT_TERMS, validUntil: '2030-07-01' },
    changes: [{ pointer: '/terms/validUntil', from: '"2029-07-01"', to: '"2030-07-01"' }],
    reasonCode: 'schedule_moved',
    reasonText: 'The modules arrive half a year later',
    amendedBy: DECIDER,
    ...over,
  },
});

export const obligationMet = (over: Partial<CounterObligationMet['data']> = {}): CounterObligationMet => ({
  type: 'CounterObligationMet',
  data: {
    agreementNo: AGREEMENT,
    code: 'investment',
    actual: '7650000000.000000',
    verifiedOn: '2020-12-01',
    evidence: [A_DOCUMENT],
    verifiedBy: REVIEWER,
    ...over,
  },
});

export const obligationBreached = (
  over: Partial<CounterObligationBreached['data']> = {},
): CounterObligationBreached => ({
  type: 'CounterObligationBreached',
  data: {
    agreementNo: AGREEMENT,
    code: 'jobs',
    actual: '25.000000',
    verifiedOn: '2021-01-20',
    evidence: [A_DOCUMENT],
    verifiedBy: REVIEWER,
    ...over,
  },
});

export const agreementTerminated = (
  over: Partial<InvestmentAgreementTerminated['data']> = {},
): InvestmentAgreementTerminated => ({
  type: 'InvestmentAgreementTerminated',
  data: {
    agreementNo: AGREEMENT,
    initiator: 'state',
    reasonCode: 'obligations_breached',
    reasonText: 'Half of the jobs were never created',
    decision: aDecision('T-2', '2021-05-12'),
    effectiveOn: '2021-05-20',
    clawback: { amount: '120000000.00', currency: 'KZT' },
    terminatedBy: DECIDER,
    ...over,
  },
});

/** One of each type, in the order of a life. */
export const agreementEvents = (): readonly AgreementEvent[] => [
  applied(),
  agreed(),
  agreementAmended(),
  obligationMet(),
  obligationBreached(),
  agreementTerminated(),
];
