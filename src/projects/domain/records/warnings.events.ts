import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';

/** What rules warn of beside the figures themselves, and what persons make of a warning. Released for ever: add a type or an optional field and an upcaster, never change one. */

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

/**
 * A rule across projects or steps warns of what was recorded with it (C9): likely the same project (X8), an investor
 * who came too late before (X16), another pool than the size says (X18), more capacity than the grid or the buyer takes
 * (X20), a proposal of a period that is published (X21), an expansion of nothing (X22). It refuses nothing and asks for no override.
 */
export type RuleWarningRaised = DomainEvent<
  'RuleWarningRaised',
  {
    readonly warningId: string;
    readonly rule: 'X8' | 'X16' | 'X18' | 'X20' | 'X21' | 'X22';
    /** `not_checked`: the reference data for it is missing, which is said rather than passed over. */
    readonly severity: 'amber' | 'not_checked';
    /** The other projects that it is about. */
    readonly projectIds: readonly string[];
    /** What was measured, and the limit it is beyond; null where the rule measures nothing, or was not checked. */
    readonly measured: string | null;
    readonly limit: string | null;
    readonly unit: 'mw' | 'kzt' | 'ended_on' | null;
    readonly referenceVersion: string | null;
    readonly raisedOn: string;
  }
>;

export type WarningsEvent = WarningAcknowledged | RuleWarningRaised;

export const warningsEventReleases: EventReleases<WarningsEvent> = {
  WarningAcknowledged: { schemaVersion: 1, businessDate: data => data.acknowledgedOn },
  RuleWarningRaised: { schemaVersion: 1, businessDate: data => data.raisedOn },
};
