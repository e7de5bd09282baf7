import type { Accepted } from '../../../src/kernel/eventsourcing/accepted.js';
import type { Command } from '../../../src/kernel/eventsourcing/command-context.js';
import { ReleaseParcel } from '../../../src/land-registry/index.js';
import type { AggregateStreams } from '../../../src/platform/cqrs/aggregate-streams.js';
import { stepContext } from '../../../src/platform/cqrs/contexts.js';
import { projectAggregate } from '../../../src/projects/domain/project.js';
import {
  lapseLandReservation,
  type LapseLandReservation,
} from '../../../src/projects/land/when-reservation-unfinished-lapse-it/lapse-land-reservation.js';

/** Control: ruling 8 the wrong way round. The parcel is free while the project may still take it. */
export async function releaseFirst(
  streams: AggregateStreams,
  bus: { send(command: Command): Promise<Accepted> },
  command: LapseLandReservation,
  between: () => Promise<void>,
): Promise<Accepted> {
  const { projectId, reservationId, cadastralNumber, reservedOn, context } = command;
  const { state } = await streams.load(projectAggregate, projectId);
  if (lapseLandReservation(command, state).length > 0) {
    const step = stepContext(context, 'parcel');
    await bus.send(
      new ReleaseParcel(cadastralNumber, projectId, reservationId, 'reservation_lapsed', reservedOn, step),
    );
    await between();
  }
  return streams.transact(projectAggregate, projectId, context, project => lapseLandReservation(command, project));
}
