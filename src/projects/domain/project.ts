import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import { Kato } from '../../kernel/reference/kato.js';
import { evolveAppeals, noAppeals, type Appeals } from './appeals/appeals.js';
import { termAfter, type TermEvent } from './review/decision-term.js';
import { evolveDocuments, type Documents } from './records/documents.js';
import { evolveChange, nothingChanged, type Change } from './change/change.js';
import { evolveCorrections, nothingCorrected, type Corrections } from './corrections/corrections.js';
import { withFact, type Facts } from './facts.js';
import { evolveAgreement, noAgreement, type AgreementTrack } from './agreement/agreement.js';
import { evolveGrid, noGrid, type GridTrack } from './grid/grid.js';
import { evolveHold, notHeld, type Hold } from './change/hold.js';
import { evolveInstructions, movedByResumption, type Instructions } from './records/instructions.js';
import { evolveIssues, type Issues } from './records/issues.js';
import { evolveParticipants, nobodyYet, type Participants } from './records/participants.js';
import { evolveLand, noLand, withoutLand, type LandTrack } from './land/land-track.js';
import { jobsVerified, noProgress, reported, verified, type Progress } from './works/progress.js';
import {
  projectEventReleases,
  type DecisionAnnulled,
  type MeetingRecorded,
  type ProcedureTemplatePinned,
  type ProjectCancelled,
  type ProjectEvent,
} from './project.events.js';
import { amended, registered, type Proposal } from './proposal/proposal.js';
import { projectRetelling } from './corrections/retelling.js';
import { evolveReview, notReviewed, type Review } from './review/review.js';
import { movedByHold, rebaselined, roadmapOf, stepCompleted, stepsAdded, type Roadmap } from './works/roadmap.js';
import { disbursed, nothingSpent, type Spending } from './works/spending.js';
import { isTerminal, type Stage } from './stage.js';
import { stageAfter } from './stage-line.js';
import type { Acknowledgements, Warning } from './records/warnings.js';
import { evolveWorks, noWorks, type Works } from './works/works.js';

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
  readonly appeals: Appeals;
  readonly roadmap: Roadmap | null;
  /** As it was pinned with the roadmap; see `works/procedure.ts` for what binds before. */
  readonly procedure: ProcedureTemplatePinned['data'] | null;
  readonly hold: Hold;
  readonly land: LandTrack;
  readonly works: Works;
  readonly grid: GridTrack;
  readonly agreement: AgreementTrack;
  readonly spending: Spending;
  readonly progress: Progress;
  readonly documents: Documents;
  readonly issues: Issues;
  readonly instructions: Instructions;
  readonly participants: Participants;
  readonly change: Change;
  readonly cancellation: ProjectCancelled['data'] | null;
  readonly corrections: Corrections;
  /** Where it stood before it was rejected, closed or cancelled: what an annulment restores. */
  readonly stageBeforeEnd: Stage;
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
  appeals: noAppeals,
  roadmap: null,
  procedure: null,
  hold: notHeld,
  land: noLand,
  works: noWorks,
  grid: noGrid,
  agreement: noAgreement,
  spending: nothingSpent,
  progress: noProgress,
  documents: null,
  issues: null,
  instructions: null,
  participants: nobodyYet,
  change: nothingChanged,
  cancellation: null,
  corrections: nothingCorrected,
  stageBeforeEnd: 'unknown',
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
    case 'RelatedProjectNamed':
    case 'RuleWarningRaised':
      return project;
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
      return moved(
        { ...project, review: reviewed(project, event), change: evolveChange(project.change, event) },
        'approved',
        event.data.decision.date,
      );
    case 'ProposalRejected':
      return moved({ ...project, review: reviewed(project, event) }, 'rejected', event.data.decision.date);
    case 'RoadmapApproved':
      return moved({ ...project, roadmap: roadmapOf(event) }, 'preparation', event.data.decision.date);
    case 'ProcedureTemplatePinned':
      return { ...project, procedure: event.data };
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
    case 'LandReservationExpired':
    case 'LandConclusionExpired':
    case 'LandDevelopmentOverdueNoted':
    case 'LandLimitOverridden':
    case 'LandLimitExceedanceAccepted':
    case 'LandOverlapOverridden':
    case 'LandOverlapAccepted':
      return { ...project, land: evolveLand(project.land, event) };
    case 'GridConditionsIssued':
    case 'AuctionWon':
    case 'AuctionLost':
    case 'PpaSigned':
    case 'PpaAmended':
    case 'PpaTerminated':
    case 'GridConnected':
    case 'PowerLimitOverridden':
      return { ...project, grid: evolveGrid(project.grid, event) };
    case 'InvestmentAgreementApplied':
    case 'InvestmentAgreementSigned':
    case 'InvestmentAgreementAmended':
    case 'CounterObligationMet':
    case 'CounterObligationBreached':
    case 'InvestmentAgreementTerminated':
      return { ...project, agreement: evolveAgreement(project.agreement, event) };
    case 'PermitMilestoneRecorded':
      return { ...project, works: evolveWorks(project.works, event) };
    case 'ConstructionStarted':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'construction', event.data.startedOn);
    case 'PhaseAccepted': {
      const works = evolveWorks(project.works, event);
      return moved({ ...project, works }, stageAfter(project.stage, event), event.data.acceptedOn);
    }
    case 'FacilityAccepted':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'commissioning', event.data.acceptedOn);
    case 'OperationStarted':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'operation', event.data.startedOn);
    case 'ProjectClosed':
      return moved({ ...project, works: evolveWorks(project.works, event) }, 'closed', event.data.decision.date);
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
    case 'ProgressVerified':
    case 'ProgressDisputed':
      return { ...project, progress: verified(project.progress, event) };
    case 'JobsVerified':
      return { ...project, progress: jobsVerified(project.progress, event) };
    case 'RoadmapRebaselined':
      return project.roadmap === null ? project : { ...project, roadmap: rebaselined(project.roadmap, event) };
    case 'RoadmapStepsAdded':
      return project.roadmap === null ? project : { ...project, roadmap: stepsAdded(project.roadmap, event) };
    case 'InvestorReplaced': {
      const { proposal } = project;
      const change = evolveChange(project.change, event);
      if (proposal === null) return { ...project, change };
      return { ...project, change, proposal: { ...proposal, investorId: event.data.toInvestorId } };
    }
    case 'InvestmentCostRevised':
    case 'ScopeRevised':
    case 'DelayReported':
      return { ...project, change: evolveChange(project.change, event) };
    case 'ProjectSuspended':
      return { ...project, hold: evolveHold(project.hold, event) };
    case 'ProjectResumed': {
      const instructions = movedByResumption(project.instructions, project.hold, event);
      const roadmap = project.roadmap === null ? null : movedByHold(project.roadmap, event);
      const held = { review: reviewed(project, event), hold: evolveHold(project.hold, event) };
      return { ...project, ...held, instructions, roadmap };
    }
    case 'AppealFiled':
    case 'AppealUpheld':
    case 'AppealDismissed':
    case 'AppealWithdrawn':
      return { ...project, appeals: evolveAppeals(project.appeals, event) };
    case 'DecisionAnnulled':
      return moved(annulled(project, event), event.data.restoredStage, event.data.decision.date);
    case 'ProjectCancelled': {
      const ended = { ...project, review: reviewed(project, event), cancellation: event.data };
      return moved(ended, 'cancelled', event.data.decision.date);
    }
    case 'CorrectionRequested':
    case 'FigureCorrected':
    case 'CorrectionRejected':
    case 'PeriodLockOverridden':
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

/** The decision is void, its stage and hold are back; land and money stay where they went (time-modes.md). */
function annulled(project: Project, event: DecisionAnnulled): Project {
  const { kind } = event.data.annulled;
  const term = termAfter(project.review.term, event, project.hold);
  const review = kind === 'rejection' ? { ...project.review, rejection: null, term } : { ...project.review, term };
  return {
    ...project,
    review,
    appeals: evolveAppeals(project.appeals, event),
    land: event.data.landReleased ? withoutLand(project.land) : project.land,
    cancellation: kind === 'cancellation' ? null : project.cancellation,
  };
}

/** The review after a fact that moves its term; a fact of the hold says nothing else to it. */
function reviewed({ review, hold }: Project, event: Exclude<TermEvent, DecisionAnnulled>): Review {
  const term = termAfter(review.term, event, hold);
  if (event.type === 'ProjectResumed' || event.type === 'ProjectCancelled') {
    return term === review.term ? review : { ...review, term };
  }
  return { ...evolveReview(review, event), term };
}

function moved(project: Project, stage: Stage, on: string): Project {
  const last = project.lastTransitionOn;
  const stageBeforeEnd = isTerminal(stage) && !isTerminal(project.stage) ? project.stage : project.stageBeforeEnd;
  return { ...project, stage, stageBeforeEnd, lastTransitionOn: last !== null && last > on ? last : on };
}
