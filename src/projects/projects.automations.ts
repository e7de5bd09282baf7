import {
  confirmCommands,
  whenLandAllocatedConfirmParcel,
} from './land/when-land-allocated-confirm-parcel/when-land-allocated-confirm-parcel.automation.js';
import {
  categoryCommands,
  whenCategoryChangedNoteOnParcel,
} from './land/when-category-changed-note-on-parcel/when-category-changed-note-on-parcel.automation.js';
import {
  suspendCommands,
  whenLandRevokedSuspendProject,
} from './land/when-land-revoked-suspend-project/when-land-revoked-suspend-project.automation.js';
import {
  releaseCommands,
  whenLandReleasedReleaseParcel,
} from './land/when-land-released-release-parcel/when-land-released-release-parcel.automation.js';
import {
  noteOverdueCommands,
  whenInstructionOverdueNoteIt,
} from './records/when-instruction-overdue-note-it/when-instruction-overdue-note-it.automation.js';
import {
  lapseCommands,
  whenReservationUnfinishedLapseIt,
} from './land/when-reservation-unfinished-lapse-it/when-reservation-unfinished-lapse-it.automation.js';
import {
  deemRefusalCommands,
  whenDecisionOverdueDeemRefused,
} from './review/when-decision-overdue-deem-refused/when-decision-overdue-deem-refused.automation.js';
import {
  lapseProposalCommands,
  whenProposalRegistrationUnfinishedLapseIt,
} from './proposal/when-registration-unfinished-lapse-it/when-registration-unfinished-lapse-it.automation.js';
import {
  expireReservationCommands,
  whenReservationOverExpireIt,
} from './land/when-reservation-over-expire-it/when-reservation-over-expire-it.automation.js';
import {
  expireConclusionCommands,
  whenConclusionOverExpireIt,
} from './land/when-conclusion-over-expire-it/when-conclusion-over-expire-it.automation.js';
import {
  noteUndevelopedCommands,
  whenLandUndevelopedNoteIt,
} from './land/when-land-undeveloped-note-it/when-land-undeveloped-note-it.automation.js';
import {
  endContractsCommands,
  whenProjectCancelledEndContracts,
} from './change/when-project-cancelled-end-contracts/when-project-cancelled-end-contracts.automation.js';

/** What follows by itself, and how its commands are made. */
export const projectAutomations = [
  whenProposalRegistrationUnfinishedLapseIt,
  whenReservationUnfinishedLapseIt,
  whenLandAllocatedConfirmParcel,
  whenLandReleasedReleaseParcel,
  whenLandRevokedSuspendProject,
  whenDecisionOverdueDeemRefused,
  whenCategoryChangedNoteOnParcel,
  whenInstructionOverdueNoteIt,
  whenReservationOverExpireIt,
  whenConclusionOverExpireIt,
  whenLandUndevelopedNoteIt,
  whenProjectCancelledEndContracts,
];

export const projectCommands = {
  ...lapseProposalCommands,
  ...lapseCommands,
  ...confirmCommands,
  ...releaseCommands,
  ...suspendCommands,
  ...deemRefusalCommands,
  ...categoryCommands,
  ...noteOverdueCommands,
  ...expireReservationCommands,
  ...expireConclusionCommands,
  ...noteUndevelopedCommands,
  ...endContractsCommands,
};
