import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../../domain/project.js';
import { EndAgreements, endAgreements } from './end-agreements.js';

/** One step of what a cancellation ends; sent again after a crash, it is answered from the project's stream. */
@CommandHandler(EndAgreements)
export class EndAgreementsHandler implements ICommandHandler<EndAgreements, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: EndAgreements): Promise<Accepted> {
    const { projectId, context } = command;
    failpoint('cancel-project.before-agreements-ended');
    const accepted = await this.streams.transact(projectAggregate, projectId, context, project =>
      endAgreements(command, project),
    );
    failpoint('cancel-project.agreements-ended');
    return accepted;
  }
}
