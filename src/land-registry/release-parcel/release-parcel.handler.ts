import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { parcelAggregate } from '../domain/parcel.js';
import { ReleaseParcel, releaseParcel } from './release-parcel.js';

/** The parcel's side of a release, whatever the project's was: a step that a process may die at, on either side. */
@CommandHandler(ReleaseParcel)
export class ReleaseParcelHandler implements ICommandHandler<ReleaseParcel, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: ReleaseParcel): Promise<Accepted> {
    failpoint('release-parcel.before-release');
    const { cadastralNumber, context } = command;
    const accepted = await this.streams.transact(parcelAggregate, cadastralNumber, context, parcel =>
      releaseParcel(command, parcel),
    );
    failpoint('release-parcel.released');
    return accepted;
  }
}
