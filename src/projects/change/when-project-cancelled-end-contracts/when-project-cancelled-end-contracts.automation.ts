import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import type { ProjectCancelled } from '../../domain/project.events.js';
import { EndAgreements } from './end-agreements.js';
import { EndPpa } from './end-ppa.js';
import { next, type EndContracts } from './when-project-cancelled-end-contracts.js';

export const whenProjectCancelledEndContracts = automation<ProjectCancelled, never>({
  name: 'when-project-cancelled-end-contracts',
  takes: { types: ['ProjectCancelled'] },
  keyOf: event => event.stream,
  next: (_state, event) => next(event),
});

/** From what the automation asks for to the command on the bus. */
export const endContractsCommands = {
  EndAgreements: ({ projectId, decisionNo }: EndContracts, context: CommandContext): EndAgreements =>
    new EndAgreements(projectId, decisionNo, context),
  EndPpa: ({ projectId, decisionNo }: EndContracts, context: CommandContext): EndPpa =>
    new EndPpa(projectId, decisionNo, context),
};
