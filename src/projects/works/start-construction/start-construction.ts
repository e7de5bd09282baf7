import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import type { ConstructionStarted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { mustPassGates } from '../../domain/works/gates.js';
import { procedureOf } from '../../domain/works/procedure.js';

export type Start = ConstructionStarted['data'];

export class StartConstruction implements Command {
  constructor(
    readonly projectId: string,
    readonly start: Start,
    readonly context: CommandContext,
  ) {}
}

/**
 * Building begins when what the project's template wants stands on that day (domain.md c.2): of the built-in ones land
 * allocated, a positive expert review in force, and the start of works notified under this number.
 */
export const startConstruction: Decide<StartConstruction, Project, ConstructionStarted> = (
  { start, context },
  project,
) => {
  mustExist(project);
  const { construction } = project.works;
  if (construction !== null && sameContent(construction, start)) return [];
  mustBeActive(project);
  if (construction !== null) {
    throw violation('project.construction-already-started', { startedOn: construction.startedOn });
  }
  mustBeIn(project, ['preparation'], 'project.not-in-preparation');
  mustBeDated(start.startedOn, project, context);
  mustFollowLastTransition(start.startedOn, project);
  const { startedOn, notificationNo } = start;
  mustPassGates(procedureOf(project, startedOn).gates.construction, project, { on: startedOn, notificationNo });
  return [{ type: 'ConstructionStarted', data: start }];
};
