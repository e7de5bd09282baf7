import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';

/** Dates in periods that are published (X21). Released for ever: add a type or an optional field and an upcaster. */

/** A second person lets steps of the project be dated into periods whose report is published, and says why. */
export type PeriodLockOverridden = DomainEvent<
  'PeriodLockOverridden',
  {
    readonly overrideId: string;
    /** From this day on. */
    readonly datedFrom: string;
    /** Up to the last day that was published then: what is published later needs another override. */
    readonly datedThrough: string;
    readonly overriddenOn: string;
    readonly reason: string;
    readonly overriddenBy: string | null;
  }
>;

export const periodLockEventReleases: EventReleases<PeriodLockOverridden> = {
  PeriodLockOverridden: { schemaVersion: 1, businessDate: data => data.overriddenOn },
};
