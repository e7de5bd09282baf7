import { Kato } from '../../../kernel/reference/kato.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { agreementsAfter, noAgreements, type AgreementsLine } from '../../domain/agreement/agreement-line.js';
import { nothingDue, termInViewAfter, type DecisionTerm } from '../../domain/review/decision-term.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { gridAfter, noGridLine, type GridLine } from '../../domain/grid/grid-line.js';
import { parcelsAfter, type HeldParcel } from '../../domain/land/land-holding.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import type { Stage } from '../../domain/stage.js';
import { stageAfter } from '../../domain/stage-line.js';

/** What of a project has a day by which somebody must act, or a right ends. Plain JSON. */
export interface DeadlinesOfProject {
  readonly projectId: string;
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  readonly stage: Stage;
  readonly hold: { readonly since: string; readonly reviewOn: string } | null;
  readonly decision: Owed;
  readonly land: OwedLand;
  readonly grid: GridLine;
  readonly agreements: AgreementsLine;
}

type Owed = {
  readonly term: DecisionTerm;
  readonly submissionNo: number;
  /** Of the last return. */
  readonly cureBy: string | null;
  /** The no that can be appealed; null once it is appealed, annulled or replaced. */
  readonly appealable: { readonly ref: string; readonly appealBy: string } | null;
};

type OwedLand = {
  readonly parcels: readonly HeldParcel[];
  /** The last positive one. */
  readonly conclusion: { readonly protocolNo: string; readonly validUntil: string } | null;
  readonly notices: readonly { readonly orderNo: string; readonly cureBy: string }[];
};

/** The types that set, move or end a deadline. */
export const DEADLINE_TYPES = [
  'ProposalRegistered',
  'MeetingRecorded',
  'MemorandumSigned',
  'ProposalSubmittedForReview',
  'ProposalReturnedForRevision',
  'ProposalApproved',
  'ProposalRejected',
  'RefusalDeemed',
  'AppealFiled',
  'DecisionAnnulled',
  'RoadmapApproved',
  'LandReserved',
  'LandReservationLapsed',
  'LandReservationExpired',
  'LandCommissionConcluded',
  'LandConclusionExpired',
  'LandAllocated',
  'LandReleased',
  'LandRevoked',
  'LandUseNoticeIssued',
  'LandSeizureClaimFiled',
  'GridConditionsIssued',
  'PpaSigned',
  'PpaAmended',
  'PpaTerminated',
  'InvestmentAgreementSigned',
  'InvestmentAgreementAmended',
  'InvestmentAgreementTerminated',
  'CounterObligationMet',
  'CounterObligationBreached',
  'ConstructionStarted',
  'PhaseAccepted',
  'FacilityAccepted',
  'OperationStarted',
  'ProjectClosed',
  'ProjectSuspended',
  'ProjectResumed',
  'ProjectCancelled',
  'FigureCorrected',
] as const satisfies readonly ProjectEvent['type'][];

export function deadlinesOfProject(
  row: DeadlinesOfProject | undefined,
  event: ProjectFact,
): DeadlinesOfProject | undefined {
  if (event.type === 'ProposalRegistered') {
    const place = Kato.placeOf(event.data.site.kato as Kato);
    return { projectId: event.data.projectId, ...place, ...NOTHING_DUE };
  }
  if (row === undefined) return undefined;
  return {
    ...row,
    stage: stageAfter(row.stage, event),
    hold: holdAfter(row.hold, event),
    decision: decisionAfter(row.decision, event, row.hold?.since ?? null),
    land: landAfter(row.land, event),
    grid: gridAfter(row.grid, event),
    agreements: agreementsAfter(row.agreements, event),
  };
}

const NOTHING_DUE = {
  stage: 'proposed',
  hold: null,
  decision: { term: nothingDue, submissionNo: 0, cureBy: null, appealable: null },
  land: { parcels: [], conclusion: null, notices: [] },
  grid: noGridLine,
  agreements: noAgreements,
} as const;

function holdAfter(hold: DeadlinesOfProject['hold'], event: ProjectFact): DeadlinesOfProject['hold'] {
  if (event.type === 'ProjectSuspended') return { since: event.data.since, reviewOn: event.data.reviewOn };
  return event.type === 'ProjectResumed' ? null : hold;
}

function decisionAfter(before: Owed, event: ProjectFact, heldSince: string | null): Owed {
  const owed = { ...before, term: termInViewAfter(before.term, event, heldSince) };
  switch (event.type) {
    case 'ProposalSubmittedForReview':
      return { ...owed, submissionNo: event.data.submissionNo, cureBy: null, appealable: null };
    case 'ProposalReturnedForRevision':
      return { ...owed, cureBy: event.data.cureBy, appealable: null };
    case 'ProposalApproved':
      return { ...owed, appealable: null };
    case 'ProposalRejected': {
      const { decision, appealBy } = event.data;
      const lawful = threeMonthsAfter(decision.date);
      return { ...owed, appealable: { ref: decision.number, appealBy: appealBy > lawful ? appealBy : lawful } };
    }
    case 'ProjectCancelled': {
      const { number, date } = event.data.decision;
      return { ...owed, appealable: { ref: number, appealBy: threeMonthsAfter(date) } };
    }
    case 'RefusalDeemed': {
      const { submissionNo, deemedOn } = event.data;
      if (owed.term.deemed === null) return owed;
      return { ...owed, appealable: { ref: `silence ${submissionNo}`, appealBy: threeMonthsAfter(deemedOn) } };
    }
    case 'AppealFiled':
    case 'DecisionAnnulled':
      return { ...owed, appealable: null };
    default:
      return owed.term === before.term ? before : owed;
  }
}

function landAfter(land: OwedLand, event: ProjectFact): OwedLand {
  const parcels = parcelsAfter(land.parcels, event);
  switch (event.type) {
    case 'LandCommissionConcluded': {
      const { outcome, protocolNo, validUntil } = event.data;
      return { ...land, parcels, conclusion: outcome === 'positive' ? { protocolNo, validUntil } : null };
    }
    case 'LandConclusionExpired':
      return { ...land, parcels, conclusion: null };
    case 'LandUseNoticeIssued': {
      const { orderNo, cureBy } = event.data;
      return { ...land, parcels, notices: [...land.notices, { orderNo, cureBy }] };
    }
    case 'LandSeizureClaimFiled':
      return { ...land, parcels, notices: land.notices.filter(({ orderNo }) => orderNo !== event.data.orderNo) };
    case 'LandRevoked':
    case 'LandReleased':
      return { ...land, parcels, notices: parcels.some(isAllocated) ? land.notices : [] };
    default:
      return parcels === land.parcels ? land : { ...land, parcels };
  }
}

export function isAllocated({ holding }: HeldParcel): boolean {
  return holding === 'allocated';
}

/** Three months (APPC), as `domain/appeal-rules.ts` has it. A date that cannot be read stays: showing never fails. */
function threeMonthsAfter(day: string): string {
  try {
    return LocalDate.addMonths(LocalDate.parse(day), 3);
  } catch {
    return day;
  }
}
