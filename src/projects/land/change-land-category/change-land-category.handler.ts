import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { parcelAggregate } from '../../../land-registry/index.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../../domain/project.js';
import { ChangeLandCategory, changeLandCategory } from './change-land-category.js';

/** Written out because it looks the parcel's category up. The parcel's stream is told by an automation. */
@CommandHandler(ChangeLandCategory)
export class ChangeLandCategoryHandler implements ICommandHandler<ChangeLandCategory, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: ChangeLandCategory): Promise<Accepted> {
    const { state: parcel } = await this.streams.load(parcelAggregate, command.change.cadastralNumber);
    const registered = parcel.status === 'registered' ? parcel.category : null;
    return this.streams.transact(projectAggregate, command.projectId, command.context, project =>
      changeLandCategory(command, registered, project),
    );
  }
}
