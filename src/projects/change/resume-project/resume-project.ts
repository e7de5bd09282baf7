import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { mustBeDated, mustExist, mustFollow, mustNotBeTerminal } from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import type { ProjectResumed } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Resumption = Pick<ProjectResumed['data'], 'resumedOn' | 'shiftOpenDueDates'>;

export class ResumeProject implements Command {
  constructor(
    readonly projectId: string,
    readonly resumption: Resumption,
    readonly context: CommandContext,
  ) {}
}

/** The project goes on where it stood. Open due dates move by the days of the hold, or stay: the decision says which. */
export const resumeProject: Decide<ResumeProject, Project, ProjectResumed> = ({ resumption, context }, project) => {
  mustExist(project);
  const { hold } = project;
  const since = hold.suspension?.since ?? resumption.resumedOn;
  const data: ProjectResumed['data'] = {
    ...resumption,
    shiftedDays: resumption.shiftOpenDueDates ? daysBetween(since, resumption.resumedOn) : 0,
    resumedBy: context.actor.personId,
  };
  if (!hold.suspended && hold.resumption !== null && sameContent(hold.resumption, data)) return [];
  mustNotBeTerminal(project);
  if (!hold.suspended) throw violation('project.not-suspended');
  mustBeDated(resumption.resumedOn, project, context);
  mustFollow(resumption.resumedOn, since);
  return [{ type: 'ProjectResumed', data }];
};

function daysBetween(since: string, on: string): number {
  return LocalDate.daysBetween(since as LocalDate, on as LocalDate);
}
