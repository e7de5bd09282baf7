import { formatDecimal, parseDecimal } from '../../kernel/quantities/decimal.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import type { StoredGeometry, StoredPosition } from './parcel.events.js';

/** GeoJSON (RFC 7946) as it travels over HTTP: numbers, longitude first. */
export type GeoJsonGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] };

/** 1e-7 of a degree is about a centimetre on the ground. */
const SCALE = 7;
const UNITS_PER_DEGREE = 10_000_000;
const MOST_VERTICES = 5_000;
/** Kazakhstan and a margin: a swapped pair of coordinates falls outside. */
const BOX = { west: 46.4, east: 87.4, south: 40.5, north: 55.5 };

type Ring = readonly StoredPosition[];

/**
 * From GeoJSON numbers to what events keep. More than 7 decimals are rounded (they are noise of binary floats); rings
 * are turned to the right-hand rule of RFC 7946, 3.1.6 (outer rings counterclockwise, holes clockwise) because parsers
 * must not refuse the other direction; everything else that is wrong is refused.
 * Not checked: whether a ring crosses itself, and whether holes lie inside their outer ring.
 * Throws InvalidValue `geometry.not-a-polygon`, `.too-many-vertices`, `.position-not-a-pair`, `.outside-kazakhstan`,
 * `.ring-too-short`, `.ring-open`, `.ring-repeats-a-position`, `.ring-without-area`.
 */
export function parseGeometry(value: unknown): StoredGeometry {
  if (typeof value !== 'object' || value === null) throw notAPolygon();
  const { type, coordinates, ...others } = value as Record<string, unknown>;
  if (Object.keys(others).some(key => key !== 'bbox')) throw notAPolygon();
  const left = { vertices: MOST_VERTICES };
  if (type === 'Polygon') return { type, coordinates: parsePolygon(coordinates, left) };
  if (type === 'MultiPolygon') {
    return { type, coordinates: list(coordinates).map(polygon => parsePolygon(polygon, left)) };
  }
  throw notAPolygon();
}

/** What readers get: GeoJSON numbers. Exact: 7 decimals and 2 whole digits fit a double. */
export function toGeoJson(geometry: StoredGeometry): GeoJsonGeometry {
  const ring = (positions: Ring): number[][] => positions.map(position => position.map(Number));
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(ring) };
  return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(polygon => polygon.map(ring)) };
}

function parsePolygon(value: unknown, left: { vertices: number }): readonly Ring[] {
  return list(value).map((ring, index) => {
    const positions = list(ring);
    left.vertices -= positions.length;
    if (left.vertices < 0) {
      throw new InvalidValue('geometry.too-many-vertices', `A geometry has at most ${MOST_VERTICES} positions.`);
    }
    return parseRing(positions.map(parsePosition), index === 0);
  });
}

function parsePosition(value: unknown): StoredPosition {
  const [longitude, latitude, ...others]: readonly unknown[] = Array.isArray(value) ? value : [];
  if (!isFiniteNumber(longitude) || !isFiniteNumber(latitude) || others.length > 0) {
    throw new InvalidValue('geometry.position-not-a-pair', 'A position is a pair of numbers, longitude and latitude.');
  }
  const inside = longitude >= BOX.west && longitude <= BOX.east && latitude >= BOX.south && latitude <= BOX.north;
  if (!inside) {
    throw new InvalidValue(
      'geometry.outside-kazakhstan',
      'A position lies outside Kazakhstan; longitude comes first, then latitude.',
    );
  }
  return [decimal(longitude), decimal(latitude)];
}

function parseRing(ring: Ring, outer: boolean): Ring {
  if (ring.length < 4) throw new InvalidValue('geometry.ring-too-short', 'A ring has at least four positions.');
  const texts = ring.map(position => position.join(' '));
  if (texts[0] !== texts.at(-1)) {
    throw new InvalidValue('geometry.ring-open', 'The last position of a ring is the first one again.');
  }
  if (new Set(texts).size !== ring.length - 1) {
    throw new InvalidValue('geometry.ring-repeats-a-position', 'Only the first position of a ring comes twice.');
  }
  const area = signedArea(ring);
  if (area === 0n) throw new InvalidValue('geometry.ring-without-area', 'A ring encloses an area.');
  return area > 0n === outer ? ring : [...ring].reverse();
}

/** Twice the area in the plane of degrees, exact; positive when the ring runs counterclockwise (shoelace formula). */
function signedArea(ring: Ring): bigint {
  const points = ring.map(
    ([longitude, latitude]) => [parseDecimal(longitude, SCALE), parseDecimal(latitude, SCALE)] as const,
  );
  return points.slice(1).reduce((sum, [x, y], index) => {
    const [px, py] = points[index] ?? [0n, 0n];
    return sum + px * y - x * py;
  }, 0n);
}

/** `69.8` stays `69.8`: at most 7 decimals, none at the end that are zero. */
function decimal(value: number): string {
  const text = formatDecimal(BigInt(Math.round(value * UNITS_PER_DEGREE)), SCALE);
  return text.replace(/\.?0+$/, '');
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw notAPolygon();
  return value as readonly unknown[];
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function notAPolygon(): InvalidValue {
  return new InvalidValue('geometry.not-a-polygon', 'Expected a GeoJSON Polygon or MultiPolygon with coordinates.');
}
