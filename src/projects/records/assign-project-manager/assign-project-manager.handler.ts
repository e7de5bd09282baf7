import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { personAggregate } from '../../../people/index.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { assignProjectManager, AssignProjectManager } from './assign-project-manager.js';

/** Written out because it looks up the person: somebody unknown or erased answers for nothing. */
@CommandHandler(AssignProjectManager)
export class AssignProjectManagerHandler implements ICommandHandler<AssignProjectManager, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: AssignProjectManager): Promise<Accepted> {
    const { projectId, managerPersonId: personId, context } = command;
    const { state: person } = await this.streams.load(personAggregate, personId);
    return this.streams.transact(projectAggregate, projectId, context, project => {
      const facts = assignProjectManager(command, project);
      // Said twice, it stays said, also when the person is erased by now.
      if (facts.length > 0 && person.status !== 'registered')
        throw violation('project.manager-not-registered', { personId });
      return facts;
    });
  }
}
