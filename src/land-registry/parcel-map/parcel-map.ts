import type { ParcelEvent, ParcelRegistered, StoredGeometry, StoredPosition } from '../domain/parcel.events.js';

/** A parcel as it lies on the map: its shape, the box around it, and who holds it. */
export interface MappedParcel {
  readonly cadastralNumber: string;
  readonly areaHa: string;
  readonly geometry: StoredGeometry | null;
  /** Degrees as decimal text; null without a shape. */
  readonly west: string | null;
  readonly south: string | null;
  readonly east: string | null;
  readonly north: string | null;
  readonly projectId: string | null;
  readonly holding: 'reserved' | 'allocated' | null;
}

/** The types that move a parcel on the map. */
export const MAPPED_TYPES = ['ParcelRegistered', 'ParcelReserved', 'ParcelAllocated', 'ParcelReleased'] as const;

export type MappedFact = Extract<ParcelEvent, { type: (typeof MAPPED_TYPES)[number] }>;

export function mappedParcel(parcel: MappedParcel | undefined, event: MappedFact): MappedParcel | undefined {
  if (event.type === 'ParcelRegistered') return registered(event);
  if (parcel === undefined) return undefined;
  switch (event.type) {
    case 'ParcelReserved':
      return { ...parcel, projectId: event.data.projectId, holding: 'reserved' };
    case 'ParcelAllocated':
      return { ...parcel, projectId: event.data.projectId, holding: 'allocated' };
    case 'ParcelReleased':
      return { ...parcel, projectId: null, holding: null };
  }
}

function registered({ data: { cadastralNumber, areaHa, geometry } }: ParcelRegistered): MappedParcel {
  const nobody = { projectId: null, holding: null };
  if (geometry === null) {
    return { cadastralNumber, areaHa, geometry, west: null, south: null, east: null, north: null, ...nobody };
  }
  return { cadastralNumber, areaHa, geometry, ...boxOf(geometry), ...nobody };
}

interface Box {
  readonly west: string;
  readonly south: string;
  readonly east: string;
  readonly north: string;
}

/** The box that holds every position; the texts are those of the positions, nothing is computed. */
export function boxOf(geometry: StoredGeometry): Box {
  const positions = positionsOf(geometry);
  const [longitudes, latitudes] = [0, 1].map(axis => inOrder(positions.map(position => position[axis as 0 | 1])));
  const [west = '0', east = '0'] = [longitudes?.[0], longitudes?.at(-1)];
  const [south = '0', north = '0'] = [latitudes?.[0], latitudes?.at(-1)];
  return { west, south, east, north };
}

function positionsOf(geometry: StoredGeometry): readonly StoredPosition[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

function inOrder(degrees: readonly string[]): readonly string[] {
  return [...degrees].sort((a, b) => Number(a) - Number(b));
}
