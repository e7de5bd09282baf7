import { baidibekStory } from '../../src/demo/baidibek/baidibek-story.js';
import { AKIMAT, AMENDED } from '../../src/demo/baidibek/figures.js';
import { decision, paper } from '../../src/demo/papers.js';
import type { Step, Story } from '../../src/demo/story.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;
const PLOT = '19-293-045-190';

const { cost: _cost, ...SCOPE } = AMENDED;

/** As large as the village's plot, and beside it. */
const BESIDE = {
  type: 'Polygon',
  coordinates: [
    [
      [69.9, 43],
      [69.9055, 43],
      [69.9055, 43.004],
      [69.9, 43.004],
      [69.9, 43],
    ],
  ],
};

/** What is told after the step of this key. */
const AFTER: Readonly<Record<string, readonly Step[]>> = {
  'report-2019-12-31': [
    {
      office: 'verifier',
      key: 'visit',
      path: at('progress-verifications'),
      body: {
        verificationId: 'V-1',
        reportId: 'R-2019-12-31',
        visitedOn: '2020-01-15',
        physicalPct: '27.50',
        photos: [paper('photo-1', 'The site on 15 January 2020')],
      },
      pinned: false,
    },
    {
      office: 'project_manager',
      key: 'delay',
      path: at('delays'),
      body: {
        delayId: 'DELAY-1',
        reportedOn: '2020-02-10',
        oldForecastOn: '2020-09-01',
        newForecastOn: '2020-10-15',
        cause: 'supply',
        attributableTo: 'contractor',
        reasonText: 'The inverters left the factory six weeks late',
      },
      pinned: false,
    },
    {
      office: 'decision_maker',
      key: 'baseline-2',
      path: at('roadmap-baselines'),
      body: {
        decision: decision({ number: 'D-21', date: '2020-03-02', body: AKIMAT, signer: 'decision_maker' }),
        steps: [],
        plannedOperationOn: '2020-11-02',
        reasonCode: 'delays_reported',
        reasonText: 'The inverters come six weeks late',
        requestedBy: '{person.project_manager}',
      },
      pinned: true,
    },
    {
      office: 'decision_maker',
      key: 'cost-revision',
      path: at('cost-revisions'),
      body: {
        decision: decision({ number: 'D-30', date: '2020-03-09', body: AKIMAT, signer: 'decision_maker' }),
        from: AMENDED.cost,
        to: { primary: { amount: '7500000000.00', currency: 'KZT' } },
        drivers: ['fx'],
        reasonText: 'The modules are paid in dollars, and the tenge fell',
        requestedBy: '{person.project_manager}',
      },
      pinned: true,
    },
    {
      office: 'decision_maker',
      key: 'scope-revision',
      path: at('scope-revisions'),
      body: {
        decision: decision({ number: 'D-40', date: '2020-03-09', body: AKIMAT, signer: 'decision_maker' }),
        from: SCOPE,
        to: { ...SCOPE, jobsPermanent: 46 },
        reasonCode: 'technology_changed',
        reasonText: 'Fewer people watch the new inverters',
      },
      pinned: true,
    },
    {
      office: 'project_officer',
      key: 'buyer',
      path: '/v1/investors',
      body: {
        legalName: { kk: 'Бәйдібек Күн', ru: 'Байдибек Кун', en: 'Baidibek Sun' },
        country: 'KZ',
        registeredOn: '2020-03-10',
      },
      pinned: false,
      gives: 'investor.buyer',
    },
    {
      office: 'project_officer',
      key: 'buyer-screening',
      path: '/v1/investors/{investor.buyer}/screenings',
      body: { screeningId: 'S-1', lists: ['un_sanctions'], result: 'clear', screenedOn: '2020-03-11' },
      pinned: false,
    },
    {
      office: 'decision_maker',
      key: 'replacement',
      path: at('investor-replacements'),
      body: {
        decision: decision({ number: 'D-60', date: '2020-03-16', body: AKIMAT, signer: 'decision_maker' }),
        fromInvestorId: '{investor.kk-kiunsen}',
        toInvestorId: '{investor.buyer}',
        effectiveOn: '2020-03-16',
        legalBasis: 'share_sale',
        reasonText: 'The founder sold all shares of the project company',
        consents: [{ givenBy: 'Development Bank', document: paper('consent-1', 'Consent to the sale') }],
        obligationsAssumed: true,
        requestedBy: '{person.project_manager}',
      },
      pinned: true,
    },
  ],
  'report-2020-06-30': [
    {
      office: 'gask_officer',
      key: 'phase-1',
      path: at('phase-acceptances'),
      body: { phaseNo: 1, acceptedMw: '10', actNo: 'ACT-5/1', acceptedOn: '2020-07-15' },
      pinned: true,
    },
  ],
  'operation-start': [
    {
      office: 'verifier',
      key: 'jobs',
      path: at('jobs-verifications'),
      body: { verificationId: 'J-1', jobsPermanent: 46, method: 'pension_contributions', countedOn: '2020-11-30' },
      pinned: false,
    },
    {
      office: 'decision_maker',
      key: 'closure',
      path: at('closures'),
      body: {
        decision: decision({ number: 'Z-1', date: '2021-05-03', body: AKIMAT, signer: 'decision_maker' }),
        reasonCode: 'monitoring_complete',
        reasonText: 'All that was owed is built and verified',
        final: { ...SCOPE, cost: { primary: { amount: '7050000000.00', currency: 'KZT' } }, jobsPermanent: 46 },
        report: paper('closure-report', 'Closure report'),
        auditRefs: ['A-2021-14'],
        waivedObligations: [],
      },
      pinned: true,
    },
  ],
};

/** The story of Baidibek told of another plot, with what happens on the way: verified, delayed, revised, closed. */
export function aDeliveredStory(): Story {
  const { steps } = baidibekStory({ registryNo: 'BAD-DELIVERED', cadastralNumber: PLOT });
  // The meeting stays the one of the project that is asked about.
  const told = steps.filter(({ key }) => key !== 'meeting').map(beside);
  return { name: 'delivered', steps: told.flatMap(step => [step, ...(AFTER[step.key] ?? [])]) };
}

function beside(step: Step): Step {
  return step.key === 'parcel' ? { ...step, body: { ...step.body, geometry: BESIDE } } : step;
}
