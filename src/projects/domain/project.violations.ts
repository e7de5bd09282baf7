import type {
  CorrectionsViolation,
  PeriodLockViolation,
  PublishedPeriodViolation,
} from './corrections/corrections.violations.js';
import { violations } from '../../kernel/eventsourcing/rule-violation.js';
import type { RecordsViolation } from './records/records.violations.js';
import type {
  LandGrantViolation,
  LandLimitViolation,
  LandOverlapViolation,
  LandTakingViolation,
} from './land/land.violations.js';
import type { AppealViolation } from './appeals/appeals.violations.js';
import type { HearingViolation, OpinionViolation } from './review/review.violations.js';
import type { AgreementViolation } from './agreement/agreement.violations.js';
import type { GridViolation } from './grid/grid.violations.js';
import type { ChangeViolation } from './change/change.violations.js';
import type { DeliveryViolation } from './works/works.violations.js';

/** Every way a project says no. Words for people: projects.problems.ts; one page each: docs/problems. */
export type ProjectViolation =
  | CommonViolation
  | ProposalViolation
  | ReviewViolation
  | OpinionViolation
  | HearingViolation
  | AppealViolation
  | RoadmapViolation
  | HoldViolation
  | LandViolation
  | LandGrantViolation
  | LandLimitViolation
  | LandOverlapViolation
  | LandTakingViolation
  | WorksViolation
  | CorrectionsViolation
  | PeriodLockViolation
  | PublishedPeriodViolation
  | DeliveryViolation
  | ChangeViolation
  | ProgressViolation
  | RecordsViolation
  | GridViolation
  | AgreementViolation;

/** Rules C3 to C7 and X5: common to all commands (common-rules.ts). */
export type CommonViolation =
  | 'project.not-registered'
  | 'project.is-over'
  | 'project.is-suspended'
  | 'project.dated-in-the-future'
  | 'project.dated-before-proposal'
  | 'project.occurred-out-of-order'
  | 'project.actor-not-among-signers'
  | 'project.decided-by-submitter'
  | 'project.decided-by-data-author'
  | 'project.decided-by-requester';

/** register-proposal, amend-proposal, record-meeting. */
export type ProposalViolation =
  | 'project.registration-lapsed'
  | 'project.registry-number-taken'
  | 'project.registry-number-reserved'
  | 'project.investor-not-registered'
  | 'project.related-not-registered'
  | 'project.not-amendable'
  | 'project.meeting-id-reused';

/** submit-for-review, return-for-revision, approve-proposal, reject-proposal, cancel-project. */
export type ReviewViolation =
  | 'project.not-submittable'
  | 'project.proposal-incomplete'
  | 'project.package-without-documents'
  | 'project.red-warning-unjustified'
  | 'project.decision-due-before-submission'
  | 'project.not-in-review'
  | 'project.reviewer-returns-formally-only'
  | 'project.cure-due-before-return'
  | 'project.approved-by-another-decision'
  | 'project.red-warning-without-override'
  | 'project.approval-expires-before-decision'
  | 'project.rejected-by-another-decision'
  | 'project.rejected-without-hearing'
  | 'project.appeal-due-before-decision'
  | 'project.cancelled-by-another-decision'
  | 'project.in-review-withdrawn-by-investor-only'
  | 'project.already-operating';

/** approve-roadmap. */
export type RoadmapViolation =
  | 'project.not-approved'
  | 'project.roadmap-approved-by-another-decision'
  | 'project.roadmap-step-repeated'
  | 'project.roadmap-step-unknown'
  | 'project.roadmap-cyclic'
  | 'project.roadmap-step-ends-before-start'
  | 'project.roadmap-outlasts-planned-operation'
  | 'project.roadmap-weights-not-whole';

/** suspend-project, resume-project. */
export type HoldViolation =
  | 'project.already-suspended'
  | 'project.not-suspendable'
  | 'project.hold-review-before-suspension'
  | 'project.not-suspended';

/** request-land, record-land-conclusion, reserve-land, allocate-land, release-land. */
export type LandViolation =
  | 'project.land-before-approval'
  | 'project.land-before-approval-date'
  | 'project.land-beyond-approved'
  | 'project.land-request-id-reused'
  | 'project.land-not-requested'
  | 'project.land-protocol-id-reused'
  | 'project.parcel-already-reserved'
  | 'project.parcel-already-allocated'
  | 'project.land-reservation-ends-before-start'
  | 'project.land-reservation-lapsed'
  | 'project.land-decision-id-reused'
  | 'project.land-decided-by-secretary'
  | 'project.land-parcel-repeated'
  | 'project.parcel-not-reserved'
  | 'project.land-beyond-reservation'
  | 'project.land-reservation-expired'
  | 'project.land-without-positive-conclusion'
  | 'project.land-conclusion-expired'
  | 'project.land-term-ends-before-start'
  | 'project.parcel-not-held';

/** approve-roadmap, record-permit, start-construction, accept-facility, start-operation. */
export type WorksViolation =
  | 'project.permit-id-reused'
  | 'project.permit-before-approval'
  | 'project.permit-out-of-order'
  | 'project.permit-expires-before-issue'
  | 'project.construction-already-started'
  | 'project.not-in-preparation'
  | 'project.land-not-allocated'
  | 'project.no-positive-expertise'
  | 'project.works-not-notified'
  | 'project.land-right-not-registered'
  | 'project.template-not-in-force'
  | 'project.facility-already-accepted'
  | 'project.not-under-construction'
  | 'project.operation-already-started'
  | 'project.facility-not-accepted';

/** record-disbursement, report-progress, complete-step. */
export type ProgressViolation =
  | 'project.disbursement-id-reused'
  | 'project.not-disbursable'
  | 'project.report-id-reused'
  | 'project.not-reportable'
  | 'project.report-ends-before-start'
  | 'project.report-periods-overlap'
  | 'project.progress-falls-unexplained'
  | 'project.no-roadmap'
  | 'project.step-not-in-roadmap'
  | 'project.step-already-completed'
  | 'project.step-waits-for-others';

export const violation = violations<ProjectViolation>();
