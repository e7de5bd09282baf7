import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { AllocateParcel } from '../../../land-registry/index.js';
import { automation } from '../../../platform/automations/automation.js';
import type { HoldingEvent, Holdings } from '../../domain/land/holdings.js';
import { next, type ConfirmParcel } from './when-land-allocated-confirm-parcel.js';

/** Land is held for decades: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenLandAllocatedConfirmParcel = automation<HoldingEvent, Holdings>({
  name: 'when-land-allocated-confirm-parcel',
  takes: {
    types: [
      'LandReserved',
      'LandAllocated',
      'LandReleased',
      'LandRevoked',
      'LandReservationExpired',
      'ProjectCancelled',
    ],
  },
  keyOf: event => event.stream,
  next,
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const confirmCommands = {
  AllocateParcel: (payload: ConfirmParcel, context: CommandContext): AllocateParcel =>
    new AllocateParcel(
      payload.cadastralNumber,
      payload.projectId,
      payload.reservationId,
      payload.landHa,
      payload.decisionNo,
      payload.allocatedOn,
      context,
    ),
};
