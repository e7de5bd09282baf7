import { fold } from '../../kernel/eventsourcing/decider.js';
import { toGeoJson, type GeoJsonGeometry } from '../domain/geometry.js';
import { parcelAggregate, type Holder } from '../domain/parcel.js';
import type { LandCategory, ParcelEvent } from '../domain/parcel.events.js';

/** One fact of the parcel's history and what surrounds it. */
export interface ParcelFact {
  readonly revision: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly occurredOn: string;
  readonly event: ParcelEvent;
}

export interface ParcelCard {
  readonly cadastralNumber: string;
  readonly areaHa: string;
  /** On the sphere, of the geometry; null without one. */
  readonly computedAreaHa: string | null;
  readonly areaMismatchPct: string | null;
  readonly category: LandCategory;
  readonly purpose: string;
  readonly kato: string;
  readonly encumbrances: readonly string[];
  readonly geometry: GeoJsonGeometry | null;
  readonly registeredOn: string;
  readonly status: 'free' | Holder['status'];
  readonly holder: { readonly projectId: string; readonly landHa: string; readonly decisionNo: string | null } | null;
  readonly history: readonly {
    readonly revision: number;
    readonly eventId: string;
    readonly type: ParcelEvent['type'];
    readonly occurredOn: string;
    readonly recordedAt: string;
    readonly projectId: string | null;
    readonly landHa: string | null;
  }[];
}

/** Everything the register knows of a parcel; null when it knows none. */
export function parcelCard(facts: readonly ParcelFact[]): ParcelCard | null {
  const parcel = fold(
    parcelAggregate.evolution,
    facts.map(fact => fact.event),
  );
  if (parcel.status === 'unknown') return null;
  const { registration, category, holder } = parcel;
  const { geometry, computedAreaHa, cadastralNumber, areaHa, purpose, kato } = registration;
  return {
    cadastralNumber,
    areaHa,
    computedAreaHa,
    areaMismatchPct: mismatchOf(facts),
    category,
    purpose,
    kato,
    encumbrances: registration.encumbrances,
    geometry: geometry === null ? null : toGeoJson(geometry),
    registeredOn: registration.registeredOn,
    status: holder?.status ?? 'free',
    holder:
      holder === null ? null : { projectId: holder.projectId, landHa: holder.landHa, decisionNo: holder.decisionNo },
    history: facts.map(({ revision, eventId, occurredOn, recordedAt, event }) => ({
      revision,
      eventId,
      type: event.type,
      occurredOn,
      recordedAt,
      projectId: 'projectId' in event.data ? event.data.projectId : null,
      landHa: 'landHa' in event.data ? event.data.landHa : null,
    })),
  };
}

function mismatchOf(facts: readonly ParcelFact[]): string | null {
  for (const { event } of facts) if (event.type === 'ParcelAreaMismatchNoted') return event.data.differencePct;
  return null;
}
