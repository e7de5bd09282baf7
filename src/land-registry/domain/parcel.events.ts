import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';

/** Events of `parcel-{cadastral number}`: the stream's name is the rule "one parcel, one live holder" (X1). */

/** GeoJSON order [longitude, latitude], WGS 84; decimal text with at most 7 decimals, so that no float is stored. */
export type StoredPosition = readonly [longitude: string, latitude: string];
export type StoredGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly StoredPosition[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly StoredPosition[])[])[] };

/** The seven categories of the Land Code. */
export const LAND_CATEGORIES = [
  'agricultural',
  'settlements',
  'industry',
  'protected',
  'forest',
  'water',
  'reserve',
] as const;
export type LandCategory = (typeof LAND_CATEGORIES)[number];

export type ParcelRegistered = DomainEvent<
  'ParcelRegistered',
  {
    readonly cadastralNumber: string;
    /** The text the caller sent; the canonical form names the stream (ruling 31). */
    readonly cadastralNumberAsGiven: string;
    readonly areaHa: string;
    readonly category: LandCategory;
    readonly purpose: string;
    readonly kato: string;
    readonly geometry: StoredGeometry | null;
    /** Area of the geometry on the sphere; null without one. */
    readonly computedAreaHa: string | null;
    readonly encumbrances: readonly string[];
    readonly registeredOn: string;
    readonly registeredBy: string | null;
  }
>;

/** Stated and computed area differ by more than 2 %. */
export type ParcelAreaMismatchNoted = DomainEvent<
  'ParcelAreaMismatchNoted',
  { readonly statedHa: string; readonly computedHa: string; readonly differencePct: string; readonly notedOn: string }
>;

export type ParcelReserved = DomainEvent<
  'ParcelReserved',
  {
    readonly reservationId: string;
    readonly projectId: string;
    readonly landHa: string;
    readonly reservedOn: string;
    readonly reservedUntil: string;
  }
>;

export type ParcelAllocated = DomainEvent<
  'ParcelAllocated',
  { readonly projectId: string; readonly landHa: string; readonly decisionNo: string; readonly allocatedOn: string }
>;

export type ParcelReleased = DomainEvent<
  'ParcelReleased',
  {
    readonly projectId: string;
    readonly landHa: string;
    readonly reasonCode: 'reservation_lapsed' | 'reservation_expired' | 'released' | 'revoked' | 'project_cancelled';
    readonly releasedOn: string;
  }
>;

/** What a project had decided about the land it holds. */
export type ParcelCategoryChanged = DomainEvent<
  'ParcelCategoryChanged',
  {
    readonly projectId: string;
    readonly decisionNo: string;
    readonly from: LandCategory;
    readonly to: LandCategory;
    readonly changedOn: string;
  }
>;

export type ParcelEvent =
  | ParcelRegistered
  | ParcelAreaMismatchNoted
  | ParcelReserved
  | ParcelAllocated
  | ParcelReleased
  | ParcelCategoryChanged;

export const parcelEventReleases: EventReleases<ParcelEvent> = {
  ParcelRegistered: { schemaVersion: 1, businessDate: data => data.registeredOn },
  ParcelAreaMismatchNoted: { schemaVersion: 1, businessDate: data => data.notedOn },
  ParcelReserved: { schemaVersion: 1, businessDate: data => data.reservedOn },
  ParcelAllocated: { schemaVersion: 1, businessDate: data => data.allocatedOn },
  ParcelReleased: { schemaVersion: 1, businessDate: data => data.releasedOn },
  ParcelCategoryChanged: { schemaVersion: 1, businessDate: data => data.changedOn },
};
