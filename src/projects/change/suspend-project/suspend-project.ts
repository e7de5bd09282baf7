import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import {
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollow,
  mustNotBeTerminal,
} from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import type { ProjectSuspended } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Stage } from '../../domain/stage.js';

export type Suspension = Omit<ProjectSuspended['data'], 'suspendedBy'>;

export class SuspendProject implements Command {
  constructor(
    readonly projectId: string,
    readonly suspension: Suspension,
    readonly context: CommandContext,
  ) {}
}

/** From the first talks to operation; a mere proposal has nothing that could be held (domain.md c.2). */
const SUSPENDABLE: readonly Stage[] = [
  'negotiation',
  'review',
  'revision',
  'approved',
  'preparation',
  'construction',
  'commissioning',
  'operation',
];

/** An overlay: the stage stays, but nothing moves until the project is resumed or cancelled (C4). */
export const suspendProject: Decide<SuspendProject, Project, ProjectSuspended> = ({ suspension, context }, project) => {
  mustExist(project);
  const data: ProjectSuspended['data'] = { ...suspension, suspendedBy: context.actor.personId };
  const { hold } = project;
  if (hold.suspension !== null && sameContent(hold.suspension, data)) return [];
  mustNotBeTerminal(project);
  if (hold.suspended) throw violation('project.already-suspended', { since: hold.suspension?.since ?? null });
  mustBeIn(project, SUSPENDABLE, 'project.not-suspendable');
  mustBeDated(suspension.since, project, context);
  mustFollow(suspension.since, hold.resumption?.resumedOn ?? null);
  if (suspension.decision !== null) mustBeSignedByActor(suspension.decision, context);
  if (suspension.reviewOn < suspension.since) throw violation('project.hold-review-before-suspension');
  return [{ type: 'ProjectSuspended', data }];
};
