import type { ProjectEvent } from '../../domain/project.events.js';
import { isTerminal, type Stage } from '../../domain/stage.js';
import { stageAfter } from '../../domain/stage-line.js';

/** A project as the rules across projects see it (X8, X14, X16, X17). */
export interface WatchedProject {
  readonly projectId: string;
  readonly stage: Stage;
  /** Neither rejected nor cancelled nor closed. */
  readonly live: boolean;
  readonly investorId: string;
  readonly kato: string;
  readonly assetType: string;
  /** Approved, else declared. */
  readonly capacityMw: string | null;
  readonly proposedOn: string;
  /** The zone of the last auction that it won. */
  readonly gridZone: string | null;
  readonly lastPaidOn: string | null;
  /** The last PPA that was ended for late commissioning. */
  readonly latePpaEndedOn: string | null;
  /** Whose project it was then: X16 follows the investor who was late, not the one who came after. */
  readonly latePpaInvestorId: string | null;
  /** The last auction, won or lost. */
  readonly lastAuctionOn: string | null;
}

export const WATCHED_TYPES = [
  'ProposalRegistered',
  'ProposalAmended',
  'MeetingRecorded',
  'MemorandumSigned',
  'ProposalSubmittedForReview',
  'ProposalReturnedForRevision',
  'ProposalApproved',
  'ProposalRejected',
  'RoadmapApproved',
  'ConstructionStarted',
  'PhaseAccepted',
  'FacilityAccepted',
  'OperationStarted',
  'ProjectClosed',
  'ProjectCancelled',
  'DecisionAnnulled',
  'ScopeRevised',
  'InvestmentDisbursed',
  'AuctionWon',
  'AuctionLost',
  'PpaTerminated',
  'InvestorReplaced',
  'FigureCorrected',
] as const satisfies readonly ProjectEvent['type'][];

export function watchedProject(project: WatchedProject | undefined, event: ProjectEvent): WatchedProject | undefined {
  if (event.type === 'ProposalRegistered') {
    const { projectId, investorId, site, assetType, declared, proposedOn } = event.data;
    const late = { latePpaEndedOn: null, latePpaInvestorId: null };
    const nothing = { gridZone: null, lastPaidOn: null, ...late, lastAuctionOn: null };
    const { capacityMw } = declared;
    return {
      projectId,
      stage: 'proposed',
      live: true,
      investorId,
      kato: site.kato,
      assetType,
      capacityMw,
      proposedOn,
      ...nothing,
    };
  }
  if (project === undefined) return undefined;
  const stage = stageAfter(project.stage, event);
  return figuresAfter(stage === project.stage ? project : { ...project, stage, live: !isTerminal(stage) }, event);
}

function figuresAfter(project: WatchedProject, event: ProjectEvent): WatchedProject {
  switch (event.type) {
    case 'ProposalAmended':
      return { ...project, capacityMw: event.data.declared.capacityMw };
    case 'ProposalApproved':
      return { ...project, capacityMw: event.data.approved.capacityMw };
    case 'ScopeRevised':
      return { ...project, capacityMw: event.data.to.capacityMw };
    case 'InvestmentDisbursed':
      return { ...project, lastPaidOn: later(project.lastPaidOn, event.data.paidOn) };
    case 'AuctionWon':
      return { ...project, gridZone: event.data.zone, lastAuctionOn: later(project.lastAuctionOn, event.data.heldOn) };
    case 'AuctionLost':
      return { ...project, lastAuctionOn: later(project.lastAuctionOn, event.data.heldOn) };
    case 'PpaTerminated': {
      const { reasonCode, terminatedOn } = event.data;
      if (reasonCode !== 'late_commissioning') return project;
      const latePpaEndedOn = later(project.latePpaEndedOn, terminatedOn);
      return { ...project, latePpaEndedOn, latePpaInvestorId: project.investorId };
    }
    case 'InvestorReplaced':
      return { ...project, investorId: event.data.toInvestorId };
    default:
      return project;
  }
}

const later = (known: string | null, on: string): string => (known !== null && known > on ? known : on);
