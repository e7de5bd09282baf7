import type { IssueRaised, ProjectEvent } from '../project.events.js';

/** An issue nobody has resolved, as it stands after its escalations. Plain JSON, for views. */
export type IssueLine = Omit<IssueRaised['data'], 'raisedBy'> & { readonly escalations: number };

/** Open ones. */
export function openIssuesAfter(issues: readonly IssueLine[], event: ProjectEvent): readonly IssueLine[] {
  switch (event.type) {
    case 'IssueRaised': {
      const { raisedBy: _raisedBy, ...issue } = event.data;
      return [...issues, { ...issue, escalations: 0 }];
    }
    case 'IssueEscalated': {
      const { issueId, responsibleBody, severity, dueOn } = event.data;
      return issues.map(issue =>
        issue.issueId === issueId
          ? { ...issue, responsibleBody, severity, dueOn, escalations: issue.escalations + 1 }
          : issue,
      );
    }
    case 'IssueResolved':
      return issues.filter(({ issueId }) => issueId !== event.data.issueId);
    default:
      return issues;
  }
}
