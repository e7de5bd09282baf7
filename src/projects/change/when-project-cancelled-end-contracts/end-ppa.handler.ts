import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../../domain/project.js';
import { EndPpa, endPpa } from './end-ppa.js';

/** One step of what a cancellation ends; sent again after a crash, it is answered from the project's stream. */
@CommandHandler(EndPpa)
export class EndPpaHandler implements ICommandHandler<EndPpa, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: EndPpa): Promise<Accepted> {
    const { projectId, context } = command;
    failpoint('cancel-project.before-ppa-ended');
    const accepted = await this.streams.transact(projectAggregate, projectId, context, project =>
      endPpa(command, project),
    );
    failpoint('cancel-project.ppa-ended');
    return accepted;
  }
}
