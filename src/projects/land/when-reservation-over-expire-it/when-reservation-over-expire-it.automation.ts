import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import { ExpireLandReservation } from './expire-land-reservation.js';
import {
  next,
  whenTermIsOver,
  type ExpiryAsked,
  type OpenReservations,
  type ReservationFact,
} from './when-reservation-over-expire-it.js';

/** Land is reserved for months: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenReservationOverExpireIt = automation<ReservationFact, OpenReservations>({
  name: 'when-reservation-over-expire-it',
  takes: { types: ['LandReserved', 'LandAllocated', 'LandReleased', 'LandReservationExpired', 'ProjectCancelled'] },
  keyOf: event => event.stream,
  next,
  onTimer: (state, timer) => ({ state, commands: whenTermIsOver(state, timer) }),
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const expireReservationCommands = {
  ExpireLandReservation: (payload: ExpiryAsked, context: CommandContext): ExpireLandReservation => {
    const { projectId, reservationId, cadastralNumber, reservedUntil } = payload;
    // The database's clock fired the timer; a process whose own clock is behind it asks again a moment later.
    if (context.today <= reservedUntil) throw new Error(`here it is still ${context.today}`);
    return new ExpireLandReservation(projectId, reservationId, cadastralNumber, context);
  },
};
