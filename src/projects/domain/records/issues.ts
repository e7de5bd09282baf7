import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { factWithId, withFact, type Facts } from '../facts.js';
import type { IssueEscalated, IssueRaised, IssueResolved, IssuesEvent, IssueSeverity } from './issues.events.js';

/** An issue as it stands after its escalations. */
export interface Issue {
  readonly raised: IssueRaised['data'];
  /** By escalation id. */
  readonly escalations: Facts<IssueEscalated['data']>;
  readonly resolution: IssueResolved['data'] | null;
  readonly responsibleBody: string;
  readonly severity: IssueSeverity;
  /** Business date of the last step of this issue. */
  readonly lastOn: string;
}

/** By issue id. */
export type Issues = Facts<Issue>;

export function evolveIssues(issues: Issues, event: IssuesEvent): Issues {
  switch (event.type) {
    case 'IssueRaised': {
      const { issueId, responsibleBody, severity, raisedOn } = event.data;
      const raised = { raised: event.data, escalations: null, resolution: null };
      return withFact(issues, issueId, { ...raised, responsibleBody, severity, lastOn: raisedOn });
    }
    case 'IssueEscalated': {
      const { issueId, escalationId, responsibleBody, severity, escalatedOn } = event.data;
      return changed(issues, issueId, issue => ({
        ...issue,
        escalations: withFact(issue.escalations, escalationId, event.data),
        responsibleBody,
        severity,
        lastOn: escalatedOn,
      }));
    }
    case 'IssueResolved': {
      const { issueId, resolvedOn } = event.data;
      return changed(issues, issueId, issue => ({ ...issue, resolution: event.data, lastOn: resolvedOn }));
    }
    default:
      return unchanged(issues, event);
  }
}

function changed(issues: Issues, issueId: string, change: (issue: Issue) => Issue): Issues {
  const issue = factWithId(issues, issueId);
  return issue === null ? issues : withFact(issues, issueId, change(issue));
}
