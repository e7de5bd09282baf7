import { mustBeDated, mustFollow } from './common-rules.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { factWithId } from './facts.js';
import type { Issue } from './issues.js';
import type { Project, RegisteredProject } from './project.js';
import { violation } from './project.violations.js';

/** An issue that somebody raised. */
export function knownIssue(project: Project, issueId: string): Issue {
  const issue = factWithId(project.issues, issueId);
  if (issue === null) throw violation('project.issue-unknown', { issueId });
  return issue;
}

/** What is resolved stays so: who finds it again raises another issue. */
export function mustBeOpen({ raised, resolution }: Issue): void {
  if (resolution === null) return;
  throw violation('project.issue-already-resolved', { issueId: raised.issueId, resolvedOn: resolution.resolvedOn });
}

/** A step of an issue is not dated before the last one (C5). */
export function mustBeNextStep(on: string, issue: Issue, project: RegisteredProject, context: CommandContext): void {
  mustBeDated(on, project, context);
  mustFollow(on, issue.lastOn);
}
