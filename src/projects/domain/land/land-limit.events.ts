import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';

/** More land than was approved (X3). Released for ever: add a type or an optional field and an upcaster, never change one. */

/** A second person lets a project have more land than was approved, so far and no further, and says why. */
export type LandLimitOverridden = DomainEvent<
  'LandLimitOverridden',
  {
    readonly overrideId: string;
    /** Of all its land together. */
    readonly upToHa: string;
    readonly overriddenOn: string;
    readonly reason: string;
    readonly overriddenBy: string | null;
  }
>;

/** Recorded with the allocation that rests on an override: how much land the project has then, and how much was approved. */
export type LandLimitExceedanceAccepted = DomainEvent<
  'LandLimitExceedanceAccepted',
  {
    /** Of the allocation. */
    readonly decisionNo: string;
    readonly allocatedHa: string;
    readonly approvedHa: string;
    readonly overrideId: string;
    readonly acceptedOn: string;
  }
>;

export type LandLimitEvent = LandLimitOverridden | LandLimitExceedanceAccepted;

export const landLimitEventReleases: EventReleases<LandLimitEvent> = {
  LandLimitOverridden: { schemaVersion: 1, businessDate: data => data.overriddenOn },
  LandLimitExceedanceAccepted: { schemaVersion: 1, businessDate: data => data.acceptedOn },
};
