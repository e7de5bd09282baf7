import type { DecisionJson } from '../../kernel/shapes.js';
import type {
  ConstructionStarted,
  FacilityAccepted,
  ProjectCancelled,
  ProposalApproved,
  ProposalRejected,
  ProposalReturnedForRevision,
} from '../domain/project.events.js';
import { saidBy, type ProjectFact, type SaidBy } from '../domain/figures.js';

/** The act behind a step, without the ids of who signed it: those stand in the timeline. */
export type CardDecision = Omit<DecisionJson, 'signerPersonIds'> & { readonly said: SaidBy };

export type CardSubmission = {
  readonly submissionNo: number;
  readonly submittedOn: string;
  readonly decisionDueOn: string;
  readonly documents: number;
  readonly returned:
    | (Pick<ProposalReturnedForRevision['data'], 'kind' | 'returnedOn' | 'cureBy' | 'remarks'> & {
        readonly said: SaidBy;
      })
    | null;
};

/** What was done and when: dates, decisions, counts. */
export type CardHistory = {
  readonly submissions: readonly CardSubmission[];
  readonly approval:
    (Pick<ProposalApproved['data'], 'conditions' | 'pool' | 'validUntil'> & { readonly decision: CardDecision }) | null;
  readonly rejection:
    (Pick<ProposalRejected['data'], 'grounds' | 'appealBy' | 'hearing'> & { readonly decision: CardDecision }) | null;
  readonly construction: (ConstructionStarted['data'] & { readonly said: SaidBy }) | null;
  readonly acceptance: (FacilityAccepted['data'] & { readonly said: SaidBy }) | null;
  readonly cancellation:
    | (Pick<ProjectCancelled['data'], 'initiator' | 'reasonCode' | 'reasonText' | 'landDisposition'> & {
        readonly decision: CardDecision;
      })
    | null;
  readonly dates: {
    readonly proposedOn: string | null;
    readonly firstMeetingOn: string | null;
    readonly submittedOn: string | null;
    readonly approvedOn: string | null;
    readonly rejectedOn: string | null;
    readonly roadmapApprovedOn: string | null;
    readonly landAllocatedOn: string | null;
    readonly constructionStartedOn: string | null;
    readonly acceptedOn: string | null;
    readonly operationStartedOn: string | null;
    readonly cancelledOn: string | null;
    /** Business date of the latest fact. */
    readonly lastFactOn: string | null;
  };
  readonly counts: {
    readonly amendments: number;
    readonly meetings: number;
    readonly submissions: number;
    readonly returns: number;
    readonly landRequests: number;
    readonly permits: number;
    readonly disbursements: number;
    readonly reports: number;
    readonly stepsCompleted: number;
    readonly suspensions: number;
  };
};

export const noHistory: CardHistory = {
  submissions: [],
  approval: null,
  rejection: null,
  construction: null,
  acceptance: null,
  cancellation: null,
  dates: {
    proposedOn: null,
    firstMeetingOn: null,
    submittedOn: null,
    approvedOn: null,
    rejectedOn: null,
    roadmapApprovedOn: null,
    landAllocatedOn: null,
    constructionStartedOn: null,
    acceptedOn: null,
    operationStartedOn: null,
    cancelledOn: null,
    lastFactOn: null,
  },
  counts: {
    amendments: 0,
    meetings: 0,
    submissions: 0,
    returns: 0,
    landRequests: 0,
    permits: 0,
    disbursements: 0,
    reports: 0,
    stepsCompleted: 0,
    suspensions: 0,
  },
};

/** The parts of it that one more fact changes. */
export function historyAfter(history: CardHistory, event: ProjectFact): Partial<CardHistory> {
  const latest = history.dates.lastFactOn;
  const lastFactOn = latest !== null && latest > event.occurredOn ? latest : event.occurredOn;
  const { counts } = history;
  const dates = latest === lastFactOn ? history.dates : { ...history.dates, lastFactOn };
  switch (event.type) {
    case 'ProposalRegistered':
      return { dates: { ...dates, proposedOn: event.data.proposedOn } };
    case 'ProposalAmended':
      return { dates, counts: oneMore(counts, 'amendments') };
    case 'MeetingRecorded': {
      const first = dates.firstMeetingOn;
      const { heldOn } = event.data;
      const firstMeetingOn = first === null || heldOn < first ? heldOn : first;
      return { dates: { ...dates, firstMeetingOn }, counts: oneMore(counts, 'meetings') };
    }
    case 'ProposalSubmittedForReview': {
      const { submissionNo, submittedOn, decisionDueOn, documents } = event.data;
      const submission = { submissionNo, submittedOn, decisionDueOn, documents: documents.length, returned: null };
      const submissions = [...history.submissions, submission];
      return { submissions, dates: { ...dates, submittedOn }, counts: oneMore(counts, 'submissions') };
    }
    case 'ProposalReturnedForRevision': {
      const { submissionNo, kind, returnedOn, cureBy, remarks } = event.data;
      const returned = { kind, returnedOn, cureBy, remarks, said: saidBy(event) };
      const submissions = history.submissions.map(submission =>
        submission.submissionNo === submissionNo ? { ...submission, returned } : submission,
      );
      return { submissions, dates, counts: oneMore(counts, 'returns') };
    }
    case 'ProposalApproved': {
      const { decision, conditions, pool, validUntil } = event.data;
      const approval = { decision: decided(decision, event), conditions, pool, validUntil };
      return { approval, dates: { ...dates, approvedOn: decision.date } };
    }
    case 'ProposalRejected': {
      const { decision, grounds, appealBy, hearing } = event.data;
      const rejection = { decision: decided(decision, event), grounds, appealBy, hearing };
      return { rejection, dates: { ...dates, rejectedOn: decision.date } };
    }
    case 'RoadmapApproved':
      return { dates: { ...dates, roadmapApprovedOn: event.data.decision.date } };
    case 'LandRequested':
      return { dates, counts: oneMore(counts, 'landRequests') };
    case 'LandAllocated':
      return { dates: { ...dates, landAllocatedOn: event.data.decision.date } };
    case 'PermitMilestoneRecorded':
      return { dates, counts: oneMore(counts, 'permits') };
    case 'InvestmentDisbursed':
      return { dates, counts: oneMore(counts, 'disbursements') };
    case 'ProgressReported':
      return { dates, counts: oneMore(counts, 'reports') };
    case 'RoadmapStepCompleted':
      return { dates, counts: oneMore(counts, 'stepsCompleted') };
    case 'ConstructionStarted': {
      const construction = { ...event.data, said: saidBy(event) };
      return { construction, dates: { ...dates, constructionStartedOn: event.data.startedOn } };
    }
    case 'FacilityAccepted': {
      const acceptance = { ...event.data, said: saidBy(event) };
      return { acceptance, dates: { ...dates, acceptedOn: event.data.acceptedOn } };
    }
    case 'OperationStarted':
      return { dates: { ...dates, operationStartedOn: event.data.startedOn } };
    case 'ProjectSuspended':
      return { dates, counts: oneMore(counts, 'suspensions') };
    case 'ProjectCancelled': {
      const { decision, initiator, reasonCode, reasonText, landDisposition } = event.data;
      const cancellation = { decision: decided(decision, event), initiator, reasonCode, reasonText, landDisposition };
      return { cancellation, dates: { ...dates, cancelledOn: decision.date } };
    }
    default:
      return { dates };
  }
}

function decided({ signerPersonIds: _signers, ...decision }: DecisionJson, event: ProjectFact): CardDecision {
  return { ...decision, said: saidBy(event) };
}

function oneMore(counts: CardHistory['counts'], count: keyof CardHistory['counts']): CardHistory['counts'] {
  return { ...counts, [count]: counts[count] + 1 };
}
