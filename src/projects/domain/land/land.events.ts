import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, ParcelShareJson } from '../../../kernel/shapes.js';
import { landGrantEventReleases, type LandGrantEvent } from './land-grant.events.js';
import { landLimitEventReleases, type LandLimitEvent } from './land-limit.events.js';
import { landOverlapEventReleases, type LandOverlapEvent } from './land-overlap.events.js';
import { landTakingEventReleases, type LandTakingEvent } from './land-taking.events.js';
import { landTermEventReleases, type LandTermEvent } from './land-terms.events.js';

export type * from './land-grant.events.js';
export type * from './land-limit.events.js';
export type * from './land-overlap.events.js';
export type * from './land-taking.events.js';
export type * from './land-terms.events.js';

/** The land track of a project: its side of what parcels record in their own streams (rulings 8 and 30). Released for ever: add a type or an optional field and an upcaster, never change one. */

export type LandRightKind = 'lease' | 'ownership' | 'in_kind_grant';

export type LandRequested = DomainEvent<
  'LandRequested',
  {
    readonly requestNo: string;
    readonly requestedOn: string;
    readonly landHa: string;
    readonly purpose: string;
    readonly right: LandRightKind;
    readonly termYears: number | null;
    readonly legalBasis: 'auction' | 'no_auction_investment_project';
    readonly candidateParcels: readonly string[];
  }
>;

/** Second step of a reservation: the parcel's own stream recorded it first (ruling 8). */
export type LandReserved = DomainEvent<
  'LandReserved',
  {
    /** Command id of the parcel's step: what a late second step is recognised by. */
    readonly reservationId: string;
    readonly cadastralNumber: string;
    readonly landHa: string;
    readonly reservedOn: string;
    readonly reservedUntil: string;
  }
>;

/** A reservation whose second step never came; recorded here before the parcel is released. */
export type LandReservationLapsed = DomainEvent<
  'LandReservationLapsed',
  { readonly reservationId: string; readonly cadastralNumber: string; readonly lapsedOn: string }
>;

export type LandCommissionConcluded = DomainEvent<
  'LandCommissionConcluded',
  {
    readonly outcome: 'positive' | 'negative';
    readonly protocolNo: string;
    readonly concludedOn: string;
    readonly votesFor: number | null;
    readonly votesAgainst: number | null;
    readonly recordingRef: string;
    /** One year from the conclusion (Land Code art. 43). */
    readonly validUntil: string;
    readonly concludedBy: string | null;
  }
>;

export type LandAllocated = DomainEvent<
  'LandAllocated',
  {
    readonly decision: DecisionJson;
    readonly parcels: readonly ParcelShareJson[];
    readonly right: LandRightKind;
    readonly termFrom: string;
    readonly termTo: string | null;
    /** By default three years from the decision (Land Code art. 92). */
    readonly developBy: string;
    readonly allocatedBy: string | null;
  }
>;

export type LandReleased = DomainEvent<
  'LandReleased',
  {
    readonly parcels: readonly ParcelShareJson[];
    readonly releasedOn: string;
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly releasedBy: string | null;
  }
>;

export type LandEvent =
  | LandRequested
  | LandReserved
  | LandReservationLapsed
  | LandCommissionConcluded
  | LandAllocated
  | LandReleased
  | LandGrantEvent
  | LandLimitEvent
  | LandOverlapEvent
  | LandTakingEvent
  | LandTermEvent;

export const landEventReleases: EventReleases<LandEvent> = {
  LandRequested: { schemaVersion: 1, businessDate: data => data.requestedOn },
  LandReserved: { schemaVersion: 1, businessDate: data => data.reservedOn },
  LandReservationLapsed: { schemaVersion: 1, businessDate: data => data.lapsedOn },
  LandCommissionConcluded: { schemaVersion: 1, businessDate: data => data.concludedOn },
  LandAllocated: { schemaVersion: 1, businessDate: data => data.decision.date },
  LandReleased: { schemaVersion: 1, businessDate: data => data.releasedOn },
  ...landGrantEventReleases,
  ...landLimitEventReleases,
  ...landOverlapEventReleases,
  ...landTakingEventReleases,
  ...landTermEventReleases,
};
