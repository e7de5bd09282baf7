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

export function historyAfter(history: CardHistory, event: ProjectFact): CardHistory {
  const latest = history.dates.lastFactOn;
  const lastFactOn = latest !== null && latest > event.occurredOn ? latest : event.occurredOn;
  const next: CardHistory = { ...history, dates: { ...history.dates, lastFactOn } };
  switch (event.type) {
    case 'ProposalRegistered':
      return dated(next, 'proposedOn', event.data.proposedOn);
    case 'ProposalAmended':
      return counted(next, 'amendments');
    case 'MeetingRecorded': {
      const first = next.dates.firstMeetingOn;
      const { heldOn } = event.data;
      return counted(dated(next, 'firstMeetingOn', first === null || heldOn < first ? heldOn : first), 'meetings');
    }
    case 'ProposalSubmittedForReview': {
      const { submissionNo, submittedOn, decisionDueOn, documents } = event.data;
      const submission = { submissionNo, submittedOn, decisionDueOn, documents: documents.length, returned: null };
      const submissions = [...next.submissions, submission];
      return counted(dated({ ...next, submissions }, 'submittedOn', submittedOn), 'submissions');
    }
    case 'ProposalReturnedForRevision': {
      const { submissionNo, kind, returnedOn, cureBy, remarks } = event.data;
      const returned = { kind, returnedOn, cureBy, remarks, said: saidBy(event) };
      const submissions = next.submissions.map(submission =>
        submission.submissionNo === submissionNo ? { ...submission, returned } : submission,
      );
      return counted({ ...next, submissions }, 'returns');
    }
    case 'ProposalApproved': {
      const { decision, conditions, pool, validUntil } = event.data;
      const approval = { decision: decided(decision, event), conditions, pool, validUntil };
      return dated({ ...next, approval }, 'approvedOn', decision.date);
    }
    case 'ProposalRejected': {
      const { decision, grounds, appealBy, hearing } = event.data;
      const rejection = { decision: decided(decision, event), grounds, appealBy, hearing };
      return dated({ ...next, rejection }, 'rejectedOn', decision.date);
    }
    case 'RoadmapApproved':
      return dated(next, 'roadmapApprovedOn', event.data.decision.date);
    case 'LandRequested':
      return counted(next, 'landRequests');
    case 'LandAllocated':
      return dated(next, 'landAllocatedOn', event.data.decision.date);
    case 'PermitMilestoneRecorded':
      return counted(next, 'permits');
    case 'InvestmentDisbursed':
      return counted(next, 'disbursements');
    case 'ProgressReported':
      return counted(next, 'reports');
    case 'RoadmapStepCompleted':
      return counted(next, 'stepsCompleted');
    case 'ConstructionStarted': {
      const construction = { ...event.data, said: saidBy(event) };
      return dated({ ...next, construction }, 'constructionStartedOn', event.data.startedOn);
    }
    case 'FacilityAccepted': {
      const acceptance = { ...event.data, said: saidBy(event) };
      return dated({ ...next, acceptance }, 'acceptedOn', event.data.acceptedOn);
    }
    case 'OperationStarted':
      return dated(next, 'operationStartedOn', event.data.startedOn);
    case 'ProjectSuspended':
      return counted(next, 'suspensions');
    case 'ProjectCancelled': {
      const { decision, initiator, reasonCode, reasonText, landDisposition } = event.data;
      const cancellation = { decision: decided(decision, event), initiator, reasonCode, reasonText, landDisposition };
      return dated({ ...next, cancellation }, 'cancelledOn', decision.date);
    }
    default:
      return next;
  }
}

function decided({ signerPersonIds: _signers, ...decision }: DecisionJson, event: ProjectFact): CardDecision {
  return { ...decision, said: saidBy(event) };
}

function dated(history: CardHistory, date: keyof CardHistory['dates'], on: string): CardHistory {
  return { ...history, dates: { ...history.dates, [date]: on } };
}

function counted(history: CardHistory, count: keyof CardHistory['counts']): CardHistory {
  return { ...history, counts: { ...history.counts, [count]: history.counts[count] + 1 } };
}
