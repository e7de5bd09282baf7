import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { ReleaseParcel } from '../../../land-registry/index.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import { stepContext } from '../../../platform/cqrs/contexts.js';
import { factWithId } from '../../domain/facts.js';
import { projectAggregate } from '../../domain/project.js';
import { LapseLandReservation, lapseLandReservation } from './lapse-land-reservation.js';

/**
 * First the lapse in the project's stream, then the parcel: the other way round, a late second step could give the
 * project a parcel that somebody else holds by then. Sent again after a crash, it goes on where it stopped.
 */
@CommandHandler(LapseLandReservation)
export class LapseLandReservationHandler implements ICommandHandler<LapseLandReservation, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute(command: LapseLandReservation): Promise<Accepted> {
    const { projectId, reservationId, cadastralNumber, reservedOn, context } = command;
    const accepted = await this.streams.transact(projectAggregate, projectId, context, project =>
      lapseLandReservation(command, project),
    );
    failpoint('lapse-land-reservation.after-project');
    const { state } = await this.streams.load(projectAggregate, projectId);
    if (factWithId(state.land.lapsed, reservationId) !== null) {
      const step = stepContext(context, 'parcel');
      await this.commands.send(
        new ReleaseParcel(cadastralNumber, projectId, reservationId, 'reservation_lapsed', reservedOn, step),
      );
    }
    return accepted;
  }
}
