import type { ProjectEvent } from './project.events.js';
import type { Stage } from './stage.js';

/**
 * Where a fact takes the project on the stage line (domain.md c.2): for views, which keep no more of a project than they
 * show. A spec holds it to the stage that decisions see.
 */
export function stageAfter(stage: Stage, event: ProjectEvent): Stage {
  switch (event.type) {
    case 'ProposalRegistered':
      return 'proposed';
    case 'MeetingRecorded':
    case 'MemorandumSigned':
      return stage === 'proposed' ? 'negotiation' : stage;
    case 'ProposalSubmittedForReview':
      return 'review';
    case 'ProposalReturnedForRevision':
      return 'revision';
    case 'ProposalApproved':
      return 'approved';
    case 'ProposalRejected':
      return 'rejected';
    case 'RoadmapApproved':
      return 'preparation';
    case 'ConstructionStarted':
      return 'construction';
    case 'PhaseAccepted':
      return stage === 'construction' ? 'commissioning' : stage;
    case 'FacilityAccepted':
      return 'commissioning';
    case 'OperationStarted':
      return 'operation';
    case 'ProjectClosed':
      return 'closed';
    case 'ProjectCancelled':
      return 'cancelled';
    case 'DecisionAnnulled':
      return event.data.restoredStage;
    default:
      return stage;
  }
}

/** The first day of the hold that lasts after the fact; null while there is none. */
export function heldSinceAfter(heldSince: string | null, event: ProjectEvent): string | null {
  if (event.type === 'ProjectSuspended') return event.data.since;
  return event.type === 'ProjectResumed' ? null : heldSince;
}
