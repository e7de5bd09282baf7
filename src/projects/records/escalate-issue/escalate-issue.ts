import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist, mustNotBeTerminal } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { knownIssue, mustBeNextStep, mustBeOpen } from '../../domain/records/issue-rules.js';
import { sameExcept } from '../../domain/json.js';
import type { IssueEscalated } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Escalation = Omit<IssueEscalated['data'], 'escalatedBy'>;

export class EscalateIssue implements Command {
  constructor(
    readonly projectId: string,
    readonly escalation: Escalation,
    readonly context: CommandContext,
  ) {}
}

/**
 * An open issue goes to another body or becomes red; a mere new date is no escalation, and a red issue does not turn
 * amber by one. Possible while suspended (C4).
 */
export const escalateIssue: Decide<EscalateIssue, Project, IssueEscalated> = ({ escalation, context }, project) => {
  mustExist(project);
  const data: IssueEscalated['data'] = { ...escalation, escalatedBy: context.actor.personId };
  const { issueId, escalationId, responsibleBody, severity, escalatedOn, dueOn } = escalation;
  const issue = knownIssue(project, issueId);
  const known = factWithId(issue.escalations, escalationId);
  if (known !== null) {
    if (sameExcept(known, data, 'escalatedBy')) return [];
    throw violation('project.escalation-id-reused', { escalationId });
  }
  mustNotBeTerminal(project);
  mustBeOpen(issue);
  const worse = issue.severity === 'amber' && severity === 'red';
  const milder = issue.severity === 'red' && severity === 'amber';
  if (milder || (!worse && responsibleBody === issue.responsibleBody)) {
    throw violation('project.issue-not-escalated', {
      responsibleBody: issue.responsibleBody,
      severity: issue.severity,
    });
  }
  mustBeNextStep(escalatedOn, issue, project, context);
  if (dueOn < escalatedOn) throw violation('project.issue-due-before-raised');
  return [{ type: 'IssueEscalated', data }];
};
