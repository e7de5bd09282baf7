import { Kato } from '../../kernel/reference/kato.js';
import type { LandCategory, ParcelEvent, StoredGeometry, StoredPosition } from '../domain/parcel.events.js';

/** A parcel as a line of the register: what it is, and who has it. */
export interface ParcelLine {
  readonly cadastralNumber: string;
  readonly areaHa: string;
  readonly computedAreaHa: string | null;
  readonly category: LandCategory;
  readonly purpose: string;
  readonly kato: string;
  readonly region: string;
  /** `none` where the code names a whole region. */
  readonly district: string;
  readonly encumbrances: readonly string[];
  readonly geometry: StoredGeometry | null;
  readonly registeredOn: string;
  readonly status: ParcelStatus;
  readonly projectId: string | null;
  readonly heldHa: string | null;
  readonly decisionNo: string | null;
  readonly reservedUntil: string | null;
  /** The box around the geometry in units of 1e-7 degrees; null without one. */
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}

export const PARCEL_STATUSES = ['free', 'reserved', 'allocated'] as const;
export type ParcelStatus = (typeof PARCEL_STATUSES)[number];

const NOBODY = { status: 'free', projectId: null, heldHa: null, decisionNo: null, reservedUntil: null } as const;

/** The line after one more fact; undefined while nobody registered the parcel. Total. */
export function parcelLine(line: ParcelLine | undefined, event: ParcelEvent): ParcelLine | undefined {
  if (event.type === 'ParcelRegistered') {
    const { cadastralNumber, areaHa, computedAreaHa, category, purpose, encumbrances, geometry, registeredOn } =
      event.data;
    const kato = event.data.kato as Kato;
    const place = { kato, ...Kato.placeOf(kato) };
    const said = { cadastralNumber, areaHa, computedAreaHa, category, purpose, encumbrances, geometry, registeredOn };
    return { ...said, ...place, ...NOBODY, ...boxAround(geometry) };
  }
  if (line === undefined) return undefined;
  switch (event.type) {
    case 'ParcelReserved': {
      const { projectId, landHa: heldHa, reservedUntil } = event.data;
      return { ...line, status: 'reserved', projectId, heldHa, reservedUntil, decisionNo: null };
    }
    case 'ParcelAllocated': {
      const { projectId, landHa: heldHa, decisionNo } = event.data;
      return { ...line, status: 'allocated', projectId, heldHa, decisionNo, reservedUntil: null };
    }
    case 'ParcelReleased':
      return { ...line, ...NOBODY };
    case 'ParcelCategoryChanged':
      return { ...line, category: event.data.to };
    default:
      return line;
  }
}

type Box = Pick<ParcelLine, 'west' | 'south' | 'east' | 'north'>;

function boxAround(geometry: StoredGeometry | null): Box {
  if (geometry === null) return { west: null, south: null, east: null, north: null };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  // What lies inside an outer ring widens nothing.
  const outer = polygons.flatMap(([ring]): readonly StoredPosition[] => ring ?? []);
  const longitudes = outer.map(([longitude]) => units(longitude));
  const latitudes = outer.map(([, latitude]) => units(latitude));
  return {
    west: longitudes.reduce((a, b) => Math.min(a, b), Infinity),
    south: latitudes.reduce((a, b) => Math.min(a, b), Infinity),
    east: longitudes.reduce((a, b) => Math.max(a, b), -Infinity),
    north: latitudes.reduce((a, b) => Math.max(a, b), -Infinity),
  };
}

/** Whole units of 1e-7 degrees: what seven decimals of a stored coordinate come to. */
export function units(degrees: string): number {
  return Math.round(Number(degrees) * 10_000_000);
}
