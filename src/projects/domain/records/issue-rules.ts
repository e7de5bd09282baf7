import { mustBeDated, mustFollow } from '../common-rules.js';
import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { factWithId, newestFirst } from '../facts.js';
import type { Issue, Issues } from './issues.js';
import type { Project, RegisteredProject } from '../project.js';
import { violation } from '../project.violations.js';

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

/** Ids of the red issues that nobody has resolved, as they stand after their escalations. */
export function openRedIssues(issues: Issues): readonly string[] {
  const now = new Map<string, Issue>();
  for (const issue of newestFirst(issues)) {
    const { issueId } = issue.raised;
    if (!now.has(issueId)) now.set(issueId, issue);
  }
  const open = [...now.values()].filter(({ severity, resolution }) => severity === 'red' && resolution === null);
  return open.map(({ raised }) => raised.issueId).sort();
}
