import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../domain/common-rules.js';
import type { OperationStarted } from '../domain/project.events.js';
import type { Project } from '../domain/project.js';
import { violation } from '../domain/project.violations.js';

export class StartOperation implements Command {
  constructor(
    readonly projectId: string,
    readonly startedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** The commercial date. The facility was accepted first; the grid is no gate in this release's template. */
export const startOperation: Decide<StartOperation, Project, OperationStarted> = ({ startedOn, context }, project) => {
  mustExist(project);
  const { operation } = project.works;
  if (operation?.startedOn === startedOn) return [];
  mustBeActive(project);
  if (operation !== null) throw violation('project.operation-already-started', { startedOn: operation.startedOn });
  mustBeIn(project, ['commissioning'], 'project.facility-not-accepted');
  mustBeDated(startedOn, project, context);
  mustFollowLastTransition(startedOn, project);
  return [{ type: 'OperationStarted', data: { startedOn } }];
};
