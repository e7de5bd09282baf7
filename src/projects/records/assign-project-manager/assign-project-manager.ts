import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import type { ProjectManagerAssigned } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

export class AssignProjectManager implements Command {
  constructor(
    readonly projectId: string,
    readonly managerPersonId: string,
    readonly assignedFrom: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * Who answers for the project from a day on. There is one at a time: who is assigned already is assigned no second time,
 * from whatever day. That the person exists is looked up before.
 */
export const assignProjectManager: Decide<AssignProjectManager, Project, ProjectManagerAssigned> = (
  { managerPersonId, assignedFrom, context },
  project,
) => {
  mustExist(project);
  const { manager } = project.participants;
  if (manager?.managerPersonId === managerPersonId) return [];
  mustBeActive(project);
  mustBeDated(assignedFrom, project, context);
  mustFollow(assignedFrom, manager?.assignedFrom ?? null);
  const data = { managerPersonId, assignedFrom, assignedBy: context.actor.personId };
  return [{ type: 'ProjectManagerAssigned', data }];
};
