import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { factWithId } from '../../domain/facts.js';
import type { Project } from '../../domain/project.js';
import type { LandReservationLapsed } from '../../domain/project.events.js';

/** Sent by the automation only: there is no route. */
export class LapseLandReservation implements Command {
  constructor(
    readonly projectId: string,
    readonly reservationId: string,
    readonly cadastralNumber: string,
    /** The reservation never came into force, so it ends on the day it would have begun. */
    readonly reservedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** Closes the door to a late second step. A reservation that was finished never lapses, whatever became of it since. */
export function lapseLandReservation(
  { reservationId, cadastralNumber, reservedOn }: LapseLandReservation,
  project: Project,
): readonly LandReservationLapsed[] {
  if (factWithId(project.land.finished, reservationId) !== null) return [];
  if (factWithId(project.land.lapsed, reservationId) !== null) return [];
  return [{ type: 'LandReservationLapsed', data: { reservationId, cadastralNumber, lapsedOn: reservedOn } }];
}
