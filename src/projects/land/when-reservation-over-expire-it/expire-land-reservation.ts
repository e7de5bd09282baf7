import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { later } from '../../domain/records/instructions.js';
import type { LandReservationExpired } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

/** Sent by the automation only: there is no route. */
export class ExpireLandReservation implements Command {
  constructor(
    readonly projectId: string,
    readonly reservationId: string,
    readonly cadastralNumber: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * Nobody allocated by the last day: dated the day after it, however late the register notices. Decided again here:
 * nothing is recorded of what was allocated, given back or lapsed since. A hold does not stop the term, since the land is
 * kept from others meanwhile; a project that operates or is closed loses a reservation it never used too.
 */
export const expireLandReservation: Decide<ExpireLandReservation, Project, LandReservationExpired> = (
  { reservationId, cadastralNumber, context },
  { land, stage },
) => {
  const held = land.reservations.get(cadastralNumber);
  // All that a cancelled project held goes back by its cancellation.
  if (held === undefined || held.reservationId !== reservationId || stage === 'cancelled') return [];
  const { landHa, reservedUntil } = held;
  if (context.today <= reservedUntil) return [];
  const data = { reservationId, cadastralNumber, landHa, reservedUntil, expiredOn: later(reservedUntil, 1) };
  return [{ type: 'LandReservationExpired', data }];
};
