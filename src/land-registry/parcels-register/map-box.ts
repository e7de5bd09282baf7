import { InvalidValue } from '../../kernel/text/invalid-value.js';

const DEGREES = /^-?\d{1,3}(\.\d{1,7})?$/;

/**
 * West, south, east and north in degrees, parted by commas (RFC 7946, 5), with at most seven decimals.
 * Throws InvalidValue `bbox.not-four-numbers`, `bbox.outside-the-world`, `bbox.turned-round`.
 */
export function mapBoxOf(text: unknown): [string, string, string, string] {
  const parts = typeof text === 'string' ? text.split(',') : [];
  const [west, south, east, north] = parts;
  if (
    parts.length !== 4 ||
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    !parts.every(part => DEGREES.test(part))
  ) {
    throw new InvalidValue('bbox.not-four-numbers', 'Expected four numbers: west,south,east,north.');
  }
  const [w, s, e, n] = [Number(west), Number(south), Number(east), Number(north)];
  if (w < -180 || e > 180 || s < -90 || n > 90) {
    throw new InvalidValue('bbox.outside-the-world', 'Longitudes end at 180 degrees, latitudes at 90.');
  }
  if (w > e || s > n) throw new InvalidValue('bbox.turned-round', 'West is before east and south before north.');
  return [west, south, east, north];
}
