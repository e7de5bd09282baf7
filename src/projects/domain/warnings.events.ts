import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';

/** What persons make of a warning. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** A person has seen the warning and says why the figure stands (C9). */
export type WarningAcknowledged = DomainEvent<
  'WarningAcknowledged',
  {
    readonly warningId: string;
    readonly justification: string;
    readonly acknowledgedOn: string;
    readonly acknowledgedBy: string | null;
  }
>;

export type WarningsEvent = WarningAcknowledged;

export const warningsEventReleases: EventReleases<WarningsEvent> = {
  WarningAcknowledged: { schemaVersion: 1, businessDate: data => data.acknowledgedOn },
};
