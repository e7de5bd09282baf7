import {
  confirmCommands,
  whenLandAllocatedConfirmParcel,
} from './when-land-allocated-confirm-parcel/when-land-allocated-confirm-parcel.automation.js';
import {
  releaseCommands,
  whenLandReleasedReleaseParcel,
} from './when-land-released-release-parcel/when-land-released-release-parcel.automation.js';
import {
  lapseCommands,
  whenReservationUnfinishedLapseIt,
} from './when-reservation-unfinished-lapse-it/when-reservation-unfinished-lapse-it.automation.js';

/** What follows by itself, and how its commands are made. */
export const projectAutomations = [
  whenReservationUnfinishedLapseIt,
  whenLandAllocatedConfirmParcel,
  whenLandReleasedReleaseParcel,
];

export const projectCommands = { ...lapseCommands, ...confirmCommands, ...releaseCommands };
