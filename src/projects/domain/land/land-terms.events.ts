import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';

/** Days of the land track that passed, noted by a timer and dated the day after. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** Nobody allocated in time: the reservation is over here first, then in the parcel's own stream (ruling 8). */
export type LandReservationExpired = DomainEvent<
  'LandReservationExpired',
  {
    readonly reservationId: string;
    readonly cadastralNumber: string;
    readonly landHa: string;
    readonly reservedUntil: string;
    readonly expiredOn: string;
  }
>;

/** A positive conclusion that no land was allocated by; another one is needed. */
export type LandConclusionExpired = DomainEvent<
  'LandConclusionExpired',
  { readonly protocolNo: string; readonly validUntil: string; readonly expiredOn: string }
>;

/** X15: the land stands on the list of those to be ordered to use it (Land Code art. 92). */
export type LandDevelopmentOverdueNoted = DomainEvent<
  'LandDevelopmentOverdueNoted',
  {
    /** Of the allocation. */
    readonly decisionNo: string;
    /** What is held of it still. */
    readonly cadastralNumbers: readonly string[];
    readonly developBy: string;
    readonly overdueOn: string;
    readonly legalRef: string;
  }
>;

export type LandTermEvent = LandReservationExpired | LandConclusionExpired | LandDevelopmentOverdueNoted;

export const landTermEventReleases: EventReleases<LandTermEvent> = {
  LandReservationExpired: { schemaVersion: 1, businessDate: data => data.expiredOn },
  LandConclusionExpired: { schemaVersion: 1, businessDate: data => data.expiredOn },
  LandDevelopmentOverdueNoted: { schemaVersion: 1, businessDate: data => data.overdueOn },
};
