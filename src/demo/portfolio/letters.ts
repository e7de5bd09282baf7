import { later, yearsLater, type Quarter } from '../days.js';
import { decision, paper } from '../papers.js';
import type { Office, Step } from '../story.js';
import type { PlannedProject } from './plan-project.js';

/** The letters of one project of the demo, each for a day. */

type Body = Step['body'];

const step = (office: Office, collection: string, key: string, body: Body, pinned: boolean): Step => ({
  office,
  key,
  path: `/v1/projects/{project}/${collection}`,
  body,
  pinned,
});

export const tenge = (millions: number): { readonly amount: string; readonly currency: 'KZT' } => ({
  amount: `${millions}000000.00`,
  currency: 'KZT',
});

/** What is declared; a proposal that will be returned asks for too much land at first. */
export function declared(project: PlannedProject, landFactor = 1): Body {
  const { millions, usd, generatesMw, size, landHa, jobs, builders } = project;
  return {
    cost: {
      primary: tenge(millions),
      ...(usd === null ? {} : { alsoQuoted: [{ amount: `${usd}.00`, currency: 'USD' }] }),
    },
    ...(generatesMw ? { capacityMw: String(size), capacityBasis: 'ac' } : {}),
    landHa: (Number(landHa) * landFactor).toFixed(1),
    jobsPermanent: jobs,
    jobsConstruction: builders,
    jobsBasis: 'stated',
  };
}

export function proposal(project: PlannedProject): Step {
  const { registryNo, proposedOn, title, sector, assetType, kato, investor } = project;
  const body = {
    registryNo,
    proposedOn,
    title,
    sectors: [{ scheme: 'qadam-sector', code: sector }],
    assetType,
    facilityType: 'new',
    site: { kato },
    investorId: `{investor.${investor}}`,
    declared: declared(project, project.returned ? 1.5 : 1),
    source: { kind: 'application', date: proposedOn },
  };
  return { office: 'project_officer', key: 'proposal', path: '/v1/projects', body, pinned: false, gives: 'project' };
}

export const meeting = ({ akimat, title, name }: PlannedProject, on: string): Step =>
  step(
    'project_officer',
    'meetings',
    'meeting',
    {
      meetingId: `working-group-${name}`,
      kind: 'working_group',
      heldOn: on,
      place: akimat.replace('Akimat of ', ''),
      hostBody: akimat,
      agenda: title.en,
      outcomes: ['The investor prepares the package for the council'],
    },
    false,
  );

export const submission = (no: number, on: string): Step =>
  step(
    'investor_rep',
    'submissions',
    `submission-${no}`,
    {
      submittedOn: on,
      documents: [paper(`application-${no}`, 'Application of the investor')],
      decisionDueOn: later(on, 60),
    },
    true,
  );

export const returned = (on: string): Step =>
  step(
    'decision_maker',
    'returns',
    'return',
    {
      kind: 'substantive',
      remarks: [
        { pointer: '/declared/landHa', text: 'Comparable facilities need less land: explain the area or reduce it' },
      ],
      cureBy: later(on, 45),
      returnedOn: on,
    },
    true,
  );

export const amendment = (project: PlannedProject, on: string): Step =>
  step(
    'investor_rep',
    'amendments',
    'amendment',
    {
      amendedOn: on,
      declared: declared(project),
      reasonCode: 'remarks_answered',
      reasonText: 'The general plan was drawn again and needs less land',
    },
    true,
  );

export const approval = (project: PlannedProject, on: string): Step =>
  step(
    'decision_maker',
    'approvals',
    'approval',
    { decision: signed(project, 'D', on, 'decision_maker'), approved: declared(project), pool: project.pool },
    true,
  );

export const rejection = (project: PlannedProject, on: string): Step =>
  step(
    'decision_maker',
    'rejections',
    'rejection',
    {
      decision: signed(project, 'R', on, 'decision_maker'),
      grounds: [
        {
          code: 'land_unavailable',
          text: 'There is no free land of this size near water',
          legalRef: 'Land Code art. 43',
        },
      ],
      appealBy: later(on, 90),
      hearing: { heldOn: later(on, -7), reference: `H-${project.registryNo}` },
    },
    true,
  );

/** Steps without weights: they count equally (ruling 33). */
export function roadmap(project: PlannedProject, on: string, plan: RoadmapDates): Step {
  const { landBy, designBy, builtBy } = plan;
  const planned = (code: string, words: readonly [string, string, string], track: string, dueOn: string): Body => ({
    code,
    title: { kk: words[0], ru: words[1], en: words[2] },
    track,
    ownerBody: track === 'land' ? project.akimat : 'The investor',
    plannedStart: code === 'build' ? designBy : on,
    dueOn,
    ...(code === 'build' ? { dependsOn: ['land', 'design'] } : {}),
  });
  const half = Math.floor(project.millions / 2);
  return step(
    'decision_maker',
    'roadmaps',
    'roadmap',
    {
      decision: signed(project, 'M', on, 'decision_maker'),
      template: { id: project.assetType === 'solar_pv' ? 'solar' : 'general', version: 1 },
      steps: [
        planned('land', ['Жер учаскесін алу', 'Получение земельного участка', 'Obtain the land plot'], 'land', landBy),
        planned('design', ['Жобалау құжаттамасы', 'Проектная документация', 'Design documents'], 'design', designBy),
        planned('build', ['Құрылыс', 'Строительство', 'Build'], 'construction', builtBy),
      ],
      plannedOperationOn: later(builtBy, 30),
      disbursementPlan: [
        { dueOn: designBy, amount: tenge(half) },
        { dueOn: builtBy, amount: tenge(project.millions - half) },
      ],
    },
    true,
  );
}

export interface RoadmapDates {
  readonly landBy: string;
  readonly designBy: string;
  readonly builtBy: string;
}

export const parcel = (project: PlannedProject, on: string): Step => ({
  office: 'land_officer',
  key: 'parcel',
  path: '/v1/parcels',
  body: {
    cadastralNumber: project.cadastralNumber,
    areaHa: project.landHa,
    category: project.landCategory,
    purpose: project.purpose,
    kato: project.kato,
    registeredOn: on,
  },
  pinned: false,
});

export const landRequest = ({ landHa, purpose, registryNo, cadastralNumber }: PlannedProject, on: string): Step =>
  step(
    'investor_rep',
    'land-requests',
    'land-request',
    {
      requestNo: `L-${registryNo}`,
      requestedOn: on,
      landHa,
      purpose,
      right: 'lease',
      termYears: 25,
      legalBasis: 'no_auction_investment_project',
      candidateParcels: [cadastralNumber],
    },
    false,
  );

export const reservation = ({ cadastralNumber, landHa }: PlannedProject, on: string): Step =>
  step(
    'land_officer',
    'land-reservations',
    'reservation',
    { cadastralNumber, landHa, reservedOn: on, reservedUntil: later(on, 180) },
    true,
  );

export const conclusion = ({ registryNo }: PlannedProject, on: string): Step =>
  step(
    'land_commission_secretary',
    'land-conclusions',
    'conclusion',
    {
      outcome: 'positive',
      protocolNo: `LC-${registryNo}`,
      concludedOn: on,
      votesFor: 7,
      votesAgainst: 1,
      recordingRef: `lc-${registryNo}.mp4`,
    },
    false,
  );

export const allocation = (project: PlannedProject, on: string): Step =>
  step(
    'land_decider',
    'land-allocations',
    'allocation',
    {
      decision: signed(project, 'A', on, 'land_decider'),
      parcels: [{ cadastralNumber: project.cadastralNumber, landHa: project.landHa }],
      right: 'lease',
      termFrom: later(on, 14),
      termTo: yearsLater(later(on, 13), 25),
    },
    true,
  );

export const permit = ({ registryNo, akimat }: PlannedProject, kind: string, on: string): Step =>
  step(
    kind === 'works_notified' ? 'gask_officer' : 'architecture_officer',
    'permits',
    `permit-${kind}`,
    {
      kind,
      number: `${kind}/${registryNo}`,
      issuedOn: on,
      issuer: akimat.replace('Akimat', 'Architecture department'),
    },
    false,
  );

export const constructionStart = ({ registryNo }: PlannedProject, on: string): Step =>
  step(
    'project_manager',
    'construction-starts',
    'construction-start',
    {
      startedOn: on,
      notificationNo: `works_notified/${registryNo}`,
      contractor: 'Builder of the demonstration LLP',
      technicalSupervisor: 'Technical supervision of the demonstration LLP',
      authorSupervisor: 'Design bureau of the demonstration LLP',
    },
    true,
  );

export const payment = (category: string, millions: number, on: string): Step =>
  step(
    'project_manager',
    'disbursements',
    `payment-${on}`,
    {
      disbursementId: `P-${on}`,
      amount: tenge(millions),
      paidOn: on,
      category,
      fundingSource: category === 'design' ? 'own' : 'loan',
    },
    false,
  );

export const report = (project: PlannedProject, { from, to }: Quarter, physicalPct: string, spent: number): Step =>
  step(
    'investor_rep',
    'progress-reports',
    `report-${to}`,
    {
      reportId: `R-${to}`,
      periodFrom: from,
      periodTo: to,
      physicalPct,
      disbursedCumulative: tenge(spent),
      jobsConstruction: physicalPct === '100.00' ? 0 : project.builders,
      jobsPermanent: Math.floor((project.jobs * Number(physicalPct)) / 200),
    },
    false,
  );

export const completion = (code: string, on: string): Step =>
  step('project_manager', 'step-completions', `step-${code}`, { stepCode: code, completedOn: on }, false);

export const acceptance = (project: PlannedProject, finalMillions: number, on: string): Step =>
  step(
    'architecture_officer',
    'acceptances',
    'acceptance',
    {
      actNo: `ACT-${project.registryNo}`,
      acceptedOn: on,
      ...(project.generatesMw ? { acceptedMw: String(project.size) } : {}),
      finalCost: tenge(finalMillions),
      signers: {
        customer: 'The investor',
        contractor: 'Builder of the demonstration LLP',
        technicalSupervisor: 'Technical supervision of the demonstration LLP',
        authorSupervisor: 'Design bureau of the demonstration LLP',
      },
      technicalConclusionNo: `TN-${project.registryNo}`,
      authorConclusionNo: `AN-${project.registryNo}`,
    },
    true,
  );

export const operationStart = (on: string): Step =>
  step('project_manager', 'operation-starts', 'operation-start', { startedOn: on }, true);

export const suspension = (on: string): Step =>
  step(
    'decision_maker',
    'suspensions',
    'suspension',
    {
      since: on,
      reasonCode: 'financing',
      reasonText: 'The lender has not confirmed the loan',
      reviewOn: later(on, 180),
    },
    true,
  );

export const resumption = (on: string): Step =>
  step('decision_maker', 'resumptions', 'resumption', { resumedOn: on, shiftOpenDueDates: true }, true);

/** Months lie between a resolution and a withdrawal, so by then the parcel's own stream has confirmed it. */
export const cancellation = (project: PlannedProject, on: string): Step => ({
  ...step(
    'decision_maker',
    'cancellations',
    'cancellation',
    {
      initiator: 'investor',
      reasonCode: 'investor_withdrew',
      reasonText: 'The investor withdrew by letter and builds elsewhere',
      decision: signed(project, 'C', on, 'decision_maker'),
    },
    true,
  ),
  ...(project.fate === 'cancelled-with-land'
    ? { waitsFor: { path: `/v1/parcels/${project.cadastralNumber}`, toLeave: 'reserved' } }
    : {}),
});

function signed({ registryNo, akimat }: PlannedProject, letter: string, date: string, signer: Office): Body {
  return decision({ number: `${letter}-${registryNo}`, date, body: akimat, signer });
}
