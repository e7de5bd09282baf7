import { LAND_COLLECTIONS } from './land/land.collections.js';
import { agreementCollections } from './agreement/agreement.collections.js';
import { gridCollections } from './grid/grid.collections.js';
import { CHANGE_COLLECTIONS } from './change/change.collections.js';
import type { ProjectEvent } from './project.events.js';
import { RECORDS_COLLECTIONS } from './records/records.collections.js';
import { APPEAL_COLLECTIONS } from './appeals/appeals.collections.js';
import { REVIEW_COLLECTIONS } from './review/review.collections.js';
import { WORKS_COLLECTIONS } from './works/works.collections.js';

/** Names of the collections under `/v1/projects/{projectId}/`, each with the one type of fact it holds. */
export const COLLECTIONS = {
  amendments: 'ProposalAmended',
  'related-projects': 'RelatedProjectNamed',
  warnings: 'PlausibilityWarningRaised',
  meetings: 'MeetingRecorded',
  submissions: 'ProposalSubmittedForReview',
  ...REVIEW_COLLECTIONS,
  ...APPEAL_COLLECTIONS,
  returns: 'ProposalReturnedForRevision',
  approvals: 'ProposalApproved',
  rejections: 'ProposalRejected',
  roadmaps: 'RoadmapApproved',
  'land-requests': 'LandRequested',
  'land-conclusions': 'LandCommissionConcluded',
  'land-reservations': 'LandReserved',
  'land-reservation-lapses': 'LandReservationLapsed',
  'land-allocations': 'LandAllocated',
  'land-releases': 'LandReleased',
  ...LAND_COLLECTIONS,
  permits: 'PermitMilestoneRecorded',
  'construction-starts': 'ConstructionStarted',
  disbursements: 'InvestmentDisbursed',
  'progress-reports': 'ProgressReported',
  'step-completions': 'RoadmapStepCompleted',
  acceptances: 'FacilityAccepted',
  'operation-starts': 'OperationStarted',
  ...WORKS_COLLECTIONS,
  ...CHANGE_COLLECTIONS,
  suspensions: 'ProjectSuspended',
  resumptions: 'ProjectResumed',
  cancellations: 'ProjectCancelled',
  ...RECORDS_COLLECTIONS,
  'correction-requests': 'CorrectionRequested',
  corrections: 'FigureCorrected',
  'correction-rejections': 'CorrectionRejected',
  'period-overrides': 'PeriodLockOverridden',
  ...gridCollections,
  ...agreementCollections,
  registrations: 'ProposalRegistered',
  'registration-lapses': 'ProposalRegistrationLapsed',
} as const satisfies Readonly<Record<string, ProjectEvent['type']>>;

export type Collection = keyof typeof COLLECTIONS;

export function isCollection(name: string): name is Collection {
  return Object.hasOwn(COLLECTIONS, name);
}

const byType: Readonly<Record<string, Collection>> = Object.fromEntries(
  Object.entries(COLLECTIONS).map(([name, type]) => [type, name as Collection]),
);

/** Null for a type this release does not know. */
export function collectionOf(type: string): Collection | null {
  return Object.hasOwn(byType, type) ? (byType[type] ?? null) : null;
}
