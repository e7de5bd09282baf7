import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson } from '../../../kernel/shapes.js';

/** Suspension, resumption, the end before operation. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type ProjectSuspended = DomainEvent<
  'ProjectSuspended',
  {
    readonly since: string;
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly decision: DecisionJson | null;
    readonly reviewOn: string;
    readonly suspendedBy: string | null;
  }
>;

export type ProjectResumed = DomainEvent<
  'ProjectResumed',
  {
    readonly resumedOn: string;
    readonly shiftOpenDueDates: boolean;
    readonly shiftedDays: number;
    readonly resumedBy: string | null;
  }
>;

export type ProjectCancelled = DomainEvent<
  'ProjectCancelled',
  {
    readonly initiator: 'investor' | 'state' | 'court';
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly decision: DecisionJson;
    /** What becomes of the land: released by the automation, or none was held. */
    readonly landDisposition: 'release' | 'none_held';
    readonly requestedBy: string | null;
    readonly cancelledBy: string | null;
  }
>;

export type HoldEvent = ProjectSuspended | ProjectResumed | ProjectCancelled;

export const holdEventReleases: EventReleases<HoldEvent> = {
  ProjectSuspended: { schemaVersion: 1, businessDate: data => data.since },
  ProjectResumed: { schemaVersion: 1, businessDate: data => data.resumedOn },
  ProjectCancelled: { schemaVersion: 1, businessDate: data => data.decision.date },
};
