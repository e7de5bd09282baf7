import type { DecisionJson } from '../../../kernel/shapes.js';
import type { Mutable } from '../../../kernel/mutable.js';
import type {
  ConstructionStarted,
  FacilityAccepted,
  ProjectCancelled,
  ProjectClosed,
  ProposalApproved,
  ProposalRejected,
  ProposalReturnedForRevision,
} from '../../domain/project.events.js';
import { saidBy, type ProjectFact, type SaidBy } from '../../domain/proposal/figures.js';

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
  readonly closure:
    | (Pick<ProjectClosed['data'], 'reasonCode' | 'reasonText' | 'final' | 'auditRefs'> & {
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
    readonly closedOn: string | null;
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
    readonly verifications: number;
    readonly disputes: number;
    readonly stepsCompleted: number;
    readonly suspensions: number;
    readonly corrections: number;
  };
};

export const noHistory: CardHistory = {
  submissions: [],
  approval: null,
  rejection: null,
  construction: null,
  acceptance: null,
  cancellation: null,
  closure: null,
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
    closedOn: null,
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
    verifications: 0,
    disputes: 0,
    stepsCompleted: 0,
    suspensions: 0,
    corrections: 0,
  },
};

/** The decision, submission or start that this fact adds; nothing, most of the time. */
export function milestonesAfter(history: CardHistory, event: ProjectFact): Partial<CardHistory> | null {
  switch (event.type) {
    case 'ProposalSubmittedForReview': {
      const { submissionNo, submittedOn, decisionDueOn, documents } = event.data;
      const submission = { submissionNo, submittedOn, decisionDueOn, documents: documents.length, returned: null };
      return { submissions: [...history.submissions, submission] };
    }
    case 'ProposalReturnedForRevision': {
      const { submissionNo, kind, returnedOn, cureBy, remarks } = event.data;
      const returned = { kind, returnedOn, cureBy, remarks, said: saidBy(event) };
      const submissions = history.submissions.map(submission =>
        submission.submissionNo === submissionNo ? { ...submission, returned } : submission,
      );
      return { submissions };
    }
    case 'ProposalApproved': {
      const { decision, conditions, pool, validUntil } = event.data;
      return { approval: { decision: decided(decision, event), conditions, pool, validUntil } };
    }
    case 'ProposalRejected': {
      const { decision, grounds, appealBy, hearing } = event.data;
      return { rejection: { decision: decided(decision, event), grounds, appealBy, hearing } };
    }
    case 'ConstructionStarted':
      return { construction: { ...event.data, said: saidBy(event) } };
    case 'FacilityAccepted':
      return { acceptance: { ...event.data, said: saidBy(event) } };
    case 'ProjectCancelled': {
      const { decision, initiator, reasonCode, reasonText, landDisposition } = event.data;
      return {
        cancellation: { decision: decided(decision, event), initiator, reasonCode, reasonText, landDisposition },
      };
    }
    case 'ProjectClosed': {
      const { decision, reasonCode, reasonText, final, auditRefs } = event.data;
      return { closure: { decision: decided(decision, event), reasonCode, reasonText, final, auditRefs } };
    }
    case 'DecisionAnnulled': {
      // A void decision is none of the project's; the appeal that annulled it is told beside it.
      const { kind } = event.data.annulled;
      if (kind === 'deemed_refusal') return null;
      return kind === 'rejection' ? { rejection: null } : { cancellation: null };
    }
    default:
      return null;
  }
}

/** Which date the fact sets: the first meeting's stays, the others are of the latest fact of their kind. */
export function datesAfter(dates: CardHistory['dates'], event: ProjectFact): CardHistory['dates'] {
  const after: Mutable<CardHistory['dates']> = { ...dates };
  if (dates.lastFactOn === null || dates.lastFactOn < event.occurredOn) after.lastFactOn = event.occurredOn;
  switch (event.type) {
    case 'ProposalRegistered':
      after.proposedOn = event.data.proposedOn;
      break;
    case 'MeetingRecorded':
      if (dates.firstMeetingOn === null || event.data.heldOn < dates.firstMeetingOn)
        after.firstMeetingOn = event.data.heldOn;
      break;
    case 'ProposalSubmittedForReview':
      after.submittedOn = event.data.submittedOn;
      break;
    case 'ProposalApproved':
      after.approvedOn = event.data.decision.date;
      break;
    case 'ProposalRejected':
      after.rejectedOn = event.data.decision.date;
      break;
    case 'RoadmapApproved':
      after.roadmapApprovedOn = event.data.decision.date;
      break;
    case 'LandAllocated':
      after.landAllocatedOn = event.data.decision.date;
      break;
    case 'ConstructionStarted':
      after.constructionStartedOn = event.data.startedOn;
      break;
    case 'FacilityAccepted':
      after.acceptedOn = event.data.acceptedOn;
      break;
    case 'OperationStarted':
      after.operationStartedOn = event.data.startedOn;
      break;
    case 'ProjectCancelled':
      after.cancelledOn = event.data.decision.date;
      break;
    case 'ProjectClosed':
      after.closedOn = event.data.decision.date;
      break;
    default:
      if (after.lastFactOn === dates.lastFactOn) return dates;
  }
  return after;
}

const COUNTED: { readonly [Type in ProjectFact['type']]?: keyof CardHistory['counts'] } = {
  ProposalAmended: 'amendments',
  MeetingRecorded: 'meetings',
  ProposalSubmittedForReview: 'submissions',
  ProposalReturnedForRevision: 'returns',
  LandRequested: 'landRequests',
  PermitMilestoneRecorded: 'permits',
  InvestmentDisbursed: 'disbursements',
  ProgressReported: 'reports',
  ProgressVerified: 'verifications',
  ProgressDisputed: 'disputes',
  RoadmapStepCompleted: 'stepsCompleted',
  ProjectSuspended: 'suspensions',
  FigureCorrected: 'corrections',
};

export function countsAfter(counts: CardHistory['counts'], event: ProjectFact): CardHistory['counts'] {
  const counted = COUNTED[event.type];
  if (counted === undefined) return counts;
  const after: Mutable<CardHistory['counts']> = { ...counts };
  after[counted]++;
  return after;
}

function decided({ signerPersonIds: _signers, ...decision }: DecisionJson, event: ProjectFact): CardDecision {
  return { ...decision, said: saidBy(event) };
}
