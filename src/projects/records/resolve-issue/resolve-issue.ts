import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist, mustNotBeTerminal } from '../../domain/common-rules.js';
import { knownIssue, mustBeNextStep, mustBeOpen } from '../../domain/records/issue-rules.js';
import { sameExcept } from '../../domain/json.js';
import type { IssueResolved } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

export type Resolution = Omit<IssueResolved['data'], 'resolvedBy'>;

export class ResolveIssue implements Command {
  constructor(
    readonly projectId: string,
    readonly resolution: Resolution,
    readonly context: CommandContext,
  ) {}
}

/** What stood in the way does so no more, once for each issue. Possible while suspended (C4). */
export const resolveIssue: Decide<ResolveIssue, Project, IssueResolved> = ({ resolution, context }, project) => {
  mustExist(project);
  const data: IssueResolved['data'] = { ...resolution, resolvedBy: context.actor.personId };
  const issue = knownIssue(project, resolution.issueId);
  if (issue.resolution !== null && sameExcept(issue.resolution, data, 'resolvedBy')) return [];
  mustNotBeTerminal(project);
  mustBeOpen(issue);
  mustBeNextStep(resolution.resolvedOn, issue, project, context);
  return [{ type: 'IssueResolved', data }];
};
