import { decision, paper } from '../papers.js';
import type { Step } from '../story.js';
import { AKIMAT, CONTROL, LAND_DEPARTMENT, PAYMENTS, REPORTS, ROADMAP, SPENDING_PLAN } from './figures.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;

/** The plan and the land. */
export function preparing({ cadastralNumber }: { readonly cadastralNumber: string }) {
  return {
    roadmap: {
      office: 'decision_maker',
      key: 'roadmap',
      path: at('roadmaps'),
      body: {
        decision: decision({ number: 'D-9', date: '2019-02-25', body: AKIMAT, signer: 'decision_maker' }),
        template: { id: 'solar', version: 1 },
        steps: ROADMAP.map(({ code, kk, ru, en, track, owner, from, due, after, weight, legalRef }) => ({
          code,
          title: { kk, ru, en },
          track,
          ownerBody: owner,
          plannedStart: from,
          dueOn: due,
          dependsOn: [...after],
          weightPct: weight,
          ...(legalRef === null ? {} : { legalRef }),
        })),
        plannedOperationOn: '2020-09-01',
        disbursementPlan: [...SPENDING_PLAN],
        jobsPlan: [{ dueOn: '2020-09-01', jobsPermanent: 50, jobsConstruction: 0 }],
      },
      pinned: true,
    },
    landRequest: {
      office: 'investor_rep',
      key: 'land-request',
      path: at('land-requests'),
      body: {
        requestNo: 'L-2019-14',
        requestedOn: '2019-03-11',
        landHa: '20',
        purpose: 'Solar power plant',
        right: 'lease',
        termYears: 25,
        legalBasis: 'no_auction_investment_project',
        candidateParcels: [cadastralNumber],
      },
      pinned: false,
    },
    reservation: {
      office: 'land_officer',
      key: 'reservation',
      path: at('land-reservations'),
      body: { cadastralNumber, landHa: '20', reservedOn: '2019-03-25', reservedUntil: '2019-09-25' },
      pinned: true,
    },
    conclusion: {
      office: 'land_commission_secretary',
      key: 'conclusion',
      path: at('land-conclusions'),
      body: {
        outcome: 'positive',
        protocolNo: 'LC-14',
        concludedOn: '2019-04-10',
        votesFor: 7,
        votesAgainst: 0,
        recordingRef: 'lc-2019-04-10.mp4',
      },
      pinned: false,
    },
    allocation: {
      office: 'land_decider',
      key: 'allocation',
      path: at('land-allocations'),
      body: {
        decision: decision({ number: 'A-112', date: '2019-05-15', body: AKIMAT, signer: 'land_decider' }),
        parcels: [{ cadastralNumber, landHa: '20' }],
        right: 'lease',
        termFrom: '2019-06-01',
        termTo: '2044-05-31',
      },
      pinned: true,
    },
  } as const satisfies Record<string, Step>;
}

const PERMITS = [
  ['apz', 'APZ-311', '2019-05-27', 'Architecture department of Baidibek district', 'architecture_officer'],
  ['tech_conditions', 'TU-88', '2019-06-03', 'Regional electric grid company', 'architecture_officer'],
  ['topo', 'T-54', '2019-06-10', LAND_DEPARTMENT, 'architecture_officer'],
  ['sketch', 'E-19', '2019-06-24', 'Architecture department of Baidibek district', 'architecture_officer'],
  ['env_screening', 'ES-7', '2019-07-15', 'Department of ecology of Turkistan region', 'architecture_officer'],
  ['design_docs', 'PD-402', '2019-07-29', 'KK-KIUNSEN', 'architecture_officer'],
  ['expertise_pos', 'EX-1120', '2019-08-15', 'State expert review', 'architecture_officer'],
  ['works_notified', 'N-77', '2019-08-26', CONTROL, 'gask_officer'],
] as const;

/** In the order of the rules. */
function permits(): readonly Step[] {
  return PERMITS.map(([kind, number, issuedOn, issuer, office]) => ({
    office,
    key: `permit-${kind}`,
    path: at('permits'),
    body: { kind, number, issuedOn, issuer },
    pinned: false,
  }));
}

export const constructionStart: Step = {
  office: 'project_manager',
  key: 'construction-start',
  path: at('construction-starts'),
  body: {
    startedOn: '2019-09-02',
    notificationNo: 'N-77',
    contractor: 'Builder of the demonstration LLP',
    technicalSupervisor: 'Technical supervision of the demonstration LLP',
    authorSupervisor: 'Design bureau of the demonstration LLP',
  },
  pinned: true,
};

function payments(): readonly Step[] {
  return PAYMENTS.map(({ on, amount, category, from }) => ({
    office: 'project_manager',
    key: `payment-${on}`,
    path: at('disbursements'),
    body: {
      disbursementId: `P-${on}`,
      amount: { amount, currency: 'KZT' },
      paidOn: on,
      category,
      fundingSource: from,
      document: paper(`payment-${on}`, 'Payment order'),
    },
    pinned: false,
  }));
}

function reports(): readonly Step[] {
  return REPORTS.map(({ from, to, pct, spent, builders, staff }) => ({
    office: 'investor_rep',
    key: `report-${to}`,
    path: at('progress-reports'),
    body: {
      reportId: `R-${to}`,
      periodFrom: from,
      periodTo: to,
      physicalPct: pct,
      disbursedCumulative: { amount: spent, currency: 'KZT' },
      jobsConstruction: builders,
      jobsPermanent: staff,
      forecastOperationOn: '2020-09-01',
      evidence: [paper(`report-${to}`, 'Report with photographs')],
    },
    pinned: false,
  }));
}

function completions(): readonly Step[] {
  return ROADMAP.map(({ code, done }) => ({
    office: 'project_manager',
    key: `step-${code}`,
    path: at('step-completions'),
    body: { stepCode: code, completedOn: done },
    pinned: false,
  }));
}

const acceptance: Step = {
  office: 'architecture_officer',
  key: 'acceptance',
  path: at('acceptances'),
  body: {
    actNo: 'ACT-2020-31',
    acceptedOn: '2020-08-20',
    acceptedMw: '10',
    finalCost: { amount: '7050000000.00', currency: 'KZT' },
    signers: {
      customer: 'KK-KIUNSEN',
      contractor: 'Builder of the demonstration LLP',
      technicalSupervisor: 'Technical supervision of the demonstration LLP',
      authorSupervisor: 'Design bureau of the demonstration LLP',
    },
    technicalConclusionNo: 'TN-31',
    authorConclusionNo: 'AN-31',
  },
  pinned: true,
};

const operationStart: Step = {
  office: 'project_manager',
  key: 'operation-start',
  path: at('operation-starts'),
  body: { startedOn: '2020-09-01' },
  pinned: true,
};

/** Permits, works, money and reports in the order of their days; at last acceptance and operation. */
export function works(): readonly Step[] {
  const dated = [...permits(), ...completions(), constructionStart, ...payments(), ...reports()];
  return [
    ...dated.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)),
    acceptance,
    operationStart,
  ];
}

/** The day that a letter is about. */
function dayOf({ body }: Step): string {
  return String(body['issuedOn'] ?? body['completedOn'] ?? body['startedOn'] ?? body['paidOn'] ?? body['periodTo']);
}
