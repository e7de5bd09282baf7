import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import type { ParcelReserved } from '../../../land-registry/index.js';
import type { LandReservationLapsed, LandReserved } from '../../domain/project.events.js';
import { LapseLandReservation } from './lapse-land-reservation.js';
import {
  next,
  reservationOf,
  UNFINISHED,
  whenTimeIsOver,
  type UnfinishedReservation,
} from './when-reservation-unfinished-lapse-it.js';

export const whenReservationUnfinishedLapseIt = automation<
  ParcelReserved | LandReserved | LandReservationLapsed,
  UnfinishedReservation
>({
  name: 'when-reservation-unfinished-lapse-it',
  takes: { types: ['ParcelReserved', 'LandReserved', 'LandReservationLapsed'] },
  keyOf: reservationOf,
  next,
  // The row goes: what is left to do is the command, which stays until it is answered.
  onTimer: (state, timer) => ({
    state: null,
    commands: timer.name === UNFINISHED ? whenTimeIsOver(state, timer.key) : [],
  }),
});

/** From what the automation asks for to the command on the bus. */
export const lapseCommands = {
  LapseLandReservation: (
    payload: UnfinishedReservation & { readonly reservationId: string },
    context: CommandContext,
  ): LapseLandReservation =>
    new LapseLandReservation(
      payload.projectId,
      payload.reservationId,
      payload.cadastralNumber,
      payload.reservedOn,
      context,
    ),
};
