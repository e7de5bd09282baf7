import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';

/** Ground that parcels of different projects share (X2). Released for ever: add a type or an optional field and an upcaster, never change one. */

export type AcceptedOverlapJson = {
  readonly cadastralNumber: string;
  /** Who held that parcel when it was accepted. */
  readonly projectId: string;
  /** Hectares that both have; null: the shapes are such that nobody can say. */
  readonly overlapHa: string | null;
  /** Percent of the smaller of the two, rounded for reading. */
  readonly sharePct: string | null;
};

/** A second person lets a parcel be reserved although it shares ground with others, and says why. */
export type LandOverlapOverridden = DomainEvent<
  'LandOverlapOverridden',
  {
    readonly overrideId: string;
    readonly cadastralNumber: string;
    /** The parcels it may overlap with; with others it may not. */
    readonly neighbours: readonly string[];
    readonly overriddenOn: string;
    readonly reason: string;
    readonly overriddenBy: string | null;
  }
>;

/** Recorded with the reservation that rests on an override: how much ground is shared with whom. */
export type LandOverlapAccepted = DomainEvent<
  'LandOverlapAccepted',
  {
    readonly reservationId: string;
    readonly cadastralNumber: string;
    readonly overlaps: readonly AcceptedOverlapJson[];
    readonly overrideId: string;
    readonly acceptedOn: string;
  }
>;

export type LandOverlapEvent = LandOverlapOverridden | LandOverlapAccepted;

export const landOverlapEventReleases: EventReleases<LandOverlapEvent> = {
  LandOverlapOverridden: { schemaVersion: 1, businessDate: data => data.overriddenOn },
  LandOverlapAccepted: { schemaVersion: 1, businessDate: data => data.acceptedOn },
};
