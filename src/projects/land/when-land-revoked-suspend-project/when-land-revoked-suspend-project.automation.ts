import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import type { LandRevoked } from '../../domain/project.events.js';
import { SuspendForRevokedLand } from './suspend-for-revoked-land.js';
import { next, type HoldProject } from './when-land-revoked-suspend-project.js';

export const whenLandRevokedSuspendProject = automation<LandRevoked, never>({
  name: 'when-land-revoked-suspend-project',
  takes: { types: ['LandRevoked'] },
  keyOf: event => event.stream,
  next: (_state, event) => next(event),
});

/** From what the automation asks for to the command on the bus. */
export const suspendCommands = {
  SuspendForRevokedLand: ({ projectId, decisionNo }: HoldProject, context: CommandContext): SuspendForRevokedLand =>
    new SuspendForRevokedLand(projectId, decisionNo, context),
};
