import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import type { OperationStarted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { mustPassGates } from '../../domain/works/gates.js';
import { procedureOf } from '../../domain/works/procedure.js';

export class StartOperation implements Command {
  constructor(
    readonly projectId: string,
    readonly startedOn: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * The commercial date. The facility was accepted first, and what the template wants stands (domain.md c.2): of the built-in
 * ones the connection, where the grid track was begun.
 */
export const startOperation: Decide<StartOperation, Project, OperationStarted> = ({ startedOn, context }, project) => {
  mustExist(project);
  const { operation } = project.works;
  if (operation?.startedOn === startedOn) return [];
  mustBeActive(project);
  if (operation !== null) throw violation('project.operation-already-started', { startedOn: operation.startedOn });
  mustBeIn(project, ['commissioning'], 'project.facility-not-accepted');
  // A phase takes the project to commissioning too; operation waits for the whole.
  if (project.works.acceptance === null) {
    throw violation('project.facility-not-accepted', { stage: project.stage, allowedIn: ['commissioning'] });
  }
  mustBeDated(startedOn, project, context);
  mustFollowLastTransition(startedOn, project);
  mustPassGates(procedureOf(project, startedOn).gates.operation, project, { on: startedOn, notificationNo: null });
  return [{ type: 'OperationStarted', data: { startedOn } }];
};
