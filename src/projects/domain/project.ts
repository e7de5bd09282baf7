import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import { Kato } from '../../kernel/reference/kato.js';
import { termAfter, type TermEvent } from './decision-term.js';
import { evolveDocuments, type Documents } from './documents.js';
import { evolveCorrections, nothingCorrected, type Corrections } from './corrections.js';
import { withFact, type Facts } from './facts.js';
import { evolveHold, notHeld, type Hold } from './hold.js';
import { evolveInstructions, movedByResumption, type Instructions } from './instructions.js';
import { evolveIssues, type Issues } from './issues.js';
import { evolveLand, noLand, type LandTrack } from './land-track.js';
import { evolveParticipants, nobodyYet, type Participants } from './participants.js';
import { noProgress, reported, type Progress } from './progress.js';
import {
  projectEventReleases,
  type MeetingRecorded,
  type ProjectCancelled,
  type ProjectEvent,
} from './project.events.js';
import { amended, registered, type Proposal } from './proposal.js';
import { projectRetelling } from './retelling.js';
import { evolveReview, notReviewed, type Review } from './review.js';
import { roadmapOf, stepCompleted, type Roadmap } from './roadmap.js';
import { disbursed, nothingSpent, type Spending } from './spending.js';
import type { Stage } from './stage.js';
import type { Acknowledgements, Warning } from './warnings.js';
import { evolveWorks, noWorks, type Works } from './works.js';

/** What the decisions about a project ask; what screens show belongs to views. */
export interface Project {
  readonly stage: Stage;
  /** Business date of the last step of the stage line, amendments included; a step is never dated before it. */
  readonly lastTransitionOn: string | null;
  /** Null while nothing is registered. */
  readonly proposal: Proposal | null;
  /** Command id of a registration that was given up before it was finished (ruling 31). */
  readonly lapsedRegistrationId: string | null;
  /** Open while the current figures break the rule (ruling 32). */
  readonly warnings: readonly Warning[];
  readonly acknowledgements: Acknowledgements;
  /** By meeting id. */
  readonly meetings: Facts<MeetingRecorded['data']>;
  readonly review: Review;
  readonly roadmap: Roadmap | null;
  readonly hold: Hold;
  readonly land: LandTrack;
  readonly works: Works;
  readonly spending: Spending;
  readonly progress: Progress;
  readonly documents: Documents;
  readonly issues: Issues;
  readonly instructions: Instructions;
  readonly participants: Participants;
  readonly cancellation: ProjectCancelled['data'] | null;
  readonly corrections: Corrections;
}

/** A project somebody registered: what every decision but the registration starts from. */
export type RegisteredProject = Project & { readonly proposal: Proposal };

export const initialProject: Project = {
  stage: 'unknown',
  lastTransitionOn: null,
  proposal: null,
  lapsedRegistrationId: null,
  warnings: [],
  acknowledgements: null,
  meetings: null,
  review: notReviewed,
  roadmap: null,
  hold: notHeld,
  land: noLand,
  works: noWorks,
  spending: nothingSpent,
  progress: noProgress,
  documents: null,
  issues: null,
  instructions: null,
  participants: nobodyYet,
  cancellation: null,
  corrections: nothingCorrected,
};

/** Total: remembers any event, in any order, without judging it. */
export function evolve(project: Project, event: ProjectEvent): Project {
  switch (event.type) {
    case 'ProposalRegistered':
      return moved({ ...project, proposal: registered(event), warnings: [] }, 'proposed', event.data.proposedOn);
    case 'ProposalRegistrationLapsed':
      return { ...project, lapsedRegistrationId: event.data.registrationId };
    case 'PlausibilityWarningRaised':
      return { ...project, warnings: [...project.warnings, event.data] };
    case 'WarningAcknowledged': {
      const { warningId } = event.data;
      return { ...project, acknowledgements: withFact(project.acknowledgements, warningId, event.data) };
    }
    case 'ProposalAmended':
      if (project.proposal === null) return project;
      return moved(
        { ...project, proposal: amended(project.proposal, event), warnings: [] },
        project.stage,
        event.data.amendedOn,
      );
    case 'MeetingRecorded': {
      const meetings = withFact(project.meetings, event.data.meetingId, event.data);
      const met = { ...project, meetings, instructions: evolveInstructions(project.instructions, event) };
      return project.stage === 'proposed' ? moved(met, 'negotiation', event.data.heldOn) : met;
    }
    case 'ProposalSubmittedForReview':
      return moved({ ...project, review: reviewed(project, event) }, 'review', event.data.submittedOn);
    case 'AgencyOpinionRequested':
    case 'AgencyOpinionRecorded':
    case 'HearingHeld':
      return { ...project, review: evolveReview(project.review, event) };
    case 'RefusalDeemed':
      return { ...project, review: reviewed(project, event) };
    case 'ProposalReturnedForRevision':
      return moved({ ...project, review: reviewed(project, event) }, 'revision', event.data.returnedOn);
    case 'ProposalApproved':
      return moved({ ...project, review: reviewed(project, event) }, 'approved', event.data.decision.date);
    case 'ProposalRejected':
      return moved({ ...project, review: reviewed(project, event) }, 'rejected', event.data.decision.date);
    case 'RoadmapApproved':
      return moved({ ...project, roadmap: roadmapOf(event) }, 'preparation', event.data.decision.date);
    case 'RoadmapStepCompleted':
      return project.roadmap === null ? project : { ...project, roadmap: stepCompleted(project.roadmap, event) };
    case 'LandRequested':
    case 'LandReserved':
    case 'LandReservationLapsed':
    case 'LandCommissionConcluded':
    case 'LandAllocated':
    case 'LandReleased':
    case 'LandManagementProjectApproved':
    case 'LandCategoryChanged':
    case 'LandLeaseSigned':
    case 'LandRightRegistered':
    case 'LandUseNoticeIssued':
    case 'LandSeizureClaimFiled':
    case 'LandRevoked':
    case 'LandRiskRaised':
      return { ...project, land: evolveLand(project.land, event) };
    case 'PermitMilestoneRecorded':
      return { ...project, works: evolveWorks(project.works, event) };
    case 'ConstructionStarted':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'construction', event.data.startedOn);
    case 'FacilityAccepted':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'commissioning', event.data.acceptedOn);
    case 'OperationStarted':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'operation', event.data.startedOn);
    case 'InvestmentDisbursed':
      return { ...project, spending: disbursed(project.spending, event) };
    case 'ProgressReported':
      return { ...project, progress: reported(project.progress, event) };
    case 'DocumentAttached':
    case 'DocumentSuperseded':
      return { ...project, documents: evolveDocuments(project.documents, event) };
    case 'MemorandumSigned': {
      const agreed = { ...project, participants: evolveParticipants(project.participants, event) };
      return project.stage === 'proposed' ? moved(agreed, 'negotiation', event.data.signedOn) : agreed;
    }
    case 'ProjectManagerAssigned':
      return { ...project, participants: evolveParticipants(project.participants, event) };
    case 'InstructionCompleted':
    case 'InstructionOverdueNoted':
      return { ...project, instructions: evolveInstructions(project.instructions, event) };
    case 'IssueRaised':
    case 'IssueEscalated':
    case 'IssueResolved':
      return { ...project, issues: evolveIssues(project.issues, event) };
    case 'ProjectSuspended':
      return { ...project, hold: evolveHold(project.hold, event) };
    case 'ProjectResumed': {
      const instructions = movedByResumption(project.instructions, project.hold, event);
      return { ...project, review: reviewed(project, event), hold: evolveHold(project.hold, event), instructions };
    }
    case 'ProjectCancelled': {
      const ended = { ...project, review: reviewed(project, event), cancellation: event.data };
      return moved(ended, 'cancelled', event.data.decision.date);
    }
    case 'CorrectionRequested':
    case 'FigureCorrected':
    case 'CorrectionRejected':
      return { ...project, corrections: evolveCorrections(project.corrections, event) };
    default:
      return unchanged(project, event);
  }
}

export const projectAggregate: Aggregate<Project, ProjectEvent> = {
  category: 'project',
  releases: projectEventReleases,
  evolution: { initialState: initialProject, evolve },
  retelling: projectRetelling,
  regionOf: project => (project.proposal === null ? null : Kato.regionOf(project.proposal.site.kato as Kato)),
};

/** The review after a fact that moves its term; a fact of the hold says nothing else to it. */
function reviewed({ review, hold }: Project, event: TermEvent): Review {
  const term = termAfter(review.term, event, hold);
  if (event.type === 'ProjectResumed' || event.type === 'ProjectCancelled') {
    return term === review.term ? review : { ...review, term };
  }
  return { ...evolveReview(review, event), term };
}

function moved(project: Project, stage: Stage, on: string): Project {
  const last = project.lastTransitionOn;
  return { ...project, stage, lastTransitionOn: last !== null && last > on ? last : on };
}
