import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { personAggregate } from '../../people/index.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../domain/project.js';
import { violation } from '../domain/project.violations.js';
import { assignProjectManager, AssignProjectManager } from './assign-project-manager.js';

/** Written out because it looks up the person: somebody unknown or erased answers for nothing. */
@CommandHandler(AssignProjectManager)
export class AssignProjectManagerHandler implements ICommandHandler<AssignProjectManager, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: AssignProjectManager): Promise<Accepted> {
    const { projectId, managerPersonId, context } = command;
    const { state } = await this.streams.load(projectAggregate, projectId);
    // Said twice, it stays said, also when the person is erased by now.
    if (assignProjectManager(command, state).length > 0) await this.#mustBeRegistered(managerPersonId);
    return this.streams.transact(projectAggregate, projectId, context, project =>
      assignProjectManager(command, project),
    );
  }

  async #mustBeRegistered(personId: string): Promise<void> {
    const { state } = await this.streams.load(personAggregate, personId);
    if (state.status !== 'registered') throw violation('project.manager-not-registered', { personId });
  }
}
