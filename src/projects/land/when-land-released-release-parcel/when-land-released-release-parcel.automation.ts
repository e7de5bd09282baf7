import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { ReleaseParcel } from '../../../land-registry/index.js';
import { automation } from '../../../platform/automations/automation.js';
import type { HoldingEvent, Holdings } from '../../domain/land/holdings.js';
import { next, type FreeParcel } from './when-land-released-release-parcel.js';

/** Land is held for decades: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenLandReleasedReleaseParcel = automation<HoldingEvent, Holdings>({
  name: 'when-land-released-release-parcel',
  takes: { types: ['LandReserved', 'LandReleased', 'LandRevoked', 'LandReservationExpired', 'ProjectCancelled'] },
  keyOf: event => event.stream,
  next,
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const releaseCommands = {
  ReleaseParcel: (payload: FreeParcel, context: CommandContext): ReleaseParcel =>
    new ReleaseParcel(
      payload.cadastralNumber,
      payload.projectId,
      payload.reservationId,
      payload.reasonCode,
      payload.releasedOn,
      context,
    ),
};
