import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { IssueCategory } from '../../../kernel/reference/issue-categories.js';
import type { DocumentJson } from '../../../kernel/shapes.js';

/** What stands in a project's way. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type IssueSeverity = 'amber' | 'red';

export type IssueRaised = DomainEvent<
  'IssueRaised',
  {
    readonly issueId: string;
    readonly category: IssueCategory;
    readonly description: string;
    readonly responsibleBody: string;
    readonly severity: IssueSeverity;
    readonly raisedOn: string;
    readonly dueOn: string;
    readonly raisedBy: string | null;
  }
>;

/** The issue goes to another body, or becomes red: a new day is set by which it is due. */
export type IssueEscalated = DomainEvent<
  'IssueEscalated',
  {
    readonly issueId: string;
    readonly escalationId: string;
    readonly responsibleBody: string;
    readonly severity: IssueSeverity;
    readonly reasonText: string;
    readonly escalatedOn: string;
    readonly dueOn: string;
    readonly escalatedBy: string | null;
  }
>;

export type IssueResolved = DomainEvent<
  'IssueResolved',
  {
    readonly issueId: string;
    readonly resolution: string;
    readonly resolvedOn: string;
    readonly evidence: readonly DocumentJson[];
    readonly resolvedBy: string | null;
  }
>;

export type IssuesEvent = IssueRaised | IssueEscalated | IssueResolved;

export const issuesEventReleases: EventReleases<IssuesEvent> = {
  IssueRaised: { schemaVersion: 1, businessDate: data => data.raisedOn },
  IssueEscalated: { schemaVersion: 1, businessDate: data => data.escalatedOn },
  IssueResolved: { schemaVersion: 1, businessDate: data => data.resolvedOn },
};
