import { decision, paper } from '../../src/demo/papers.js';
import type { Office, Step } from '../../src/demo/story.js';

const AUTHORITY = 'Investment committee';
const AGREEMENT = 'IC-2019-31';
const WHY = 'The investor asked for it in writing';

const step = (office: Office, path: string, body: Step['body']): Step => ({
  office,
  key: path,
  path: `/v1/projects/{project}/${path}`,
  body,
  pinned: false,
});

const act = (number: string, date: string) => decision({ number, date, body: AUTHORITY, signer: 'decision_maker' });

const TERMS = {
  committed: { capacityMw: '5', jobsPermanent: 8, jobsBasis: 'stated' },
  counterObligations: [
    { code: 'jobs', metric: 'jobs_permanent', target: '8', dueOn: '2019-05-31' },
    { code: 'training', metric: 'training_kzt', target: '2000000', dueOn: '2019-12-31' },
  ],
  workProgramme: [{ code: 'modules', work: 'Delivery of modules', dueOn: '2020-06-30' }],
  preferences: ['customs_duty'],
} as const;

const finding = (code: string, actual: string) => ({
  agreementNo: AGREEMENT,
  code,
  actual,
  verifiedOn: '2019-06-10',
  evidence: [paper(`finding-${code}`, 'Report of the visit')],
});

/** The agreement of the project that ends: every command of it once, before the hold. */
export const agreementSteps: readonly Step[] = [
  step('investor_rep', 'agreement-applications', {
    applicationNo: 'IA-4',
    kind: 'investment_contract',
    appliedOn: '2019-04-01',
  }),
  step('decision_maker', 'agreements', {
    decision: act(AGREEMENT, '2019-04-15'),
    applicationNo: 'IA-4',
    terms: TERMS,
  }),
  step('decision_maker', 'agreement-amendments', {
    agreementNo: AGREEMENT,
    annexNo: 'annex-1',
    decision: act('IC-2019-31/1', '2019-05-06'),
    terms: { ...TERMS, validUntil: '2029-04-15' },
    reasonCode: 'schedule_moved',
    reasonText: WHY,
  }),
  step('verifier', 'obligations-met', finding('training', '2100000')),
  step('verifier', 'obligations-breached', finding('jobs', '3')),
  step('decision_maker', 'agreement-terminations', {
    agreementNo: AGREEMENT,
    initiator: 'both',
    reasonCode: 'mutual_agreement',
    reasonText: WHY,
    decision: act('T-2', '2019-07-01'),
    effectiveOn: '2019-07-08',
    clawback: { amount: '1200000.00', currency: 'KZT' },
  }),
];
