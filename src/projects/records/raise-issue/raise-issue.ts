import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeDated, mustExist, mustNotBeTerminal } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import type { IssueRaised } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type RaisedIssue = Omit<IssueRaised['data'], 'raisedBy'>;

export class RaiseIssue implements Command {
  constructor(
    readonly projectId: string,
    readonly issue: RaisedIssue,
    readonly context: CommandContext,
  ) {}
}

/** Something stands in the project's way: anybody with a part in it may say so, while suspended too (C4). */
export const raiseIssue: Decide<RaiseIssue, Project, IssueRaised> = ({ issue, context }, project) => {
  mustExist(project);
  const data: IssueRaised['data'] = { ...issue, raisedBy: context.actor.personId };
  const known = factWithId(project.issues, issue.issueId);
  if (known !== null) {
    if (sameExcept(known.raised, data, 'raisedBy')) return [];
    throw violation('project.issue-id-reused', { issueId: issue.issueId });
  }
  mustNotBeTerminal(project);
  mustBeDated(issue.raisedOn, project, context);
  if (issue.dueOn < issue.raisedOn) throw violation('project.issue-due-before-raised');
  return [{ type: 'IssueRaised', data }];
};
