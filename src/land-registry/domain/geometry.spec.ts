import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseGeometry, toGeoJson } from './geometry.js';

/** A square of about 20 ha near the village of Zhambyl, counterclockwise. */
const square = [[69.8, 43.0], [69.8055, 43.0], [69.8055, 43.004], [69.8, 43.004], [69.8, 43.0]]; // prettier-ignore
const hole = [[69.801, 43.001], [69.801, 43.002], [69.802, 43.002], [69.802, 43.001], [69.801, 43.001]]; // prettier-ignore
const polygon = (...coordinates: readonly unknown[]): unknown => ({ type: 'Polygon', coordinates });

describe('the geometry of a parcel', () => {
  it('is kept as decimal text, longitude first', () => {
    expect(parseGeometry(polygon(square))).toEqual({
      type: 'Polygon',
      coordinates: [[['69.8', '43'], ['69.8055', '43'], ['69.8055', '43.004'], ['69.8', '43.004'], ['69.8', '43']]],
    }); // prettier-ignore
  });

  it('loses what lies beyond the seventh decimal, which is noise of binary floats', () => {
    const noisy = square.map(([longitude = 0, latitude = 0]) => [longitude + 0.00000001, latitude]);
    expect(parseGeometry(polygon(noisy))).toEqual(parseGeometry(polygon(square)));
  });

  it('turns outer rings counterclockwise and holes clockwise', () => {
    const wrong = polygon([...square].reverse(), [...hole].reverse());
    expect(parseGeometry(wrong)).toEqual(parseGeometry(polygon(square, hole)));
  });

  it('may consist of several polygons', () => {
    const stored = parseGeometry({ type: 'MultiPolygon', coordinates: [[square], [hole]] });
    expect(toGeoJson(stored)).toEqual({ type: 'MultiPolygon', coordinates: [[square], [[...hole].reverse()]] });
  });

  it.each([
    ['geometry.not-a-polygon', { type: 'Point', coordinates: [69.8, 43] }],
    ['geometry.not-a-polygon', { type: 'Feature', geometry: polygon(square) }],
    ['geometry.not-a-polygon', { type: 'Polygon', coordinates: [] }],
    ['geometry.not-a-polygon', { type: 'Polygon', coordinates: [square], crs: 'EPSG:3857' }],
    ['geometry.not-a-polygon', null],
    ['geometry.ring-too-short', polygon([square[0], square[1], square[0]])],
    ['geometry.ring-open', polygon(square.slice(0, 4))],
    ['geometry.ring-repeats-a-position', polygon([square[0], square[1], square[1], square[2], square[0]])],
    ['geometry.ring-without-area', polygon([[69.8, 43], [69.81, 43], [69.82, 43], [69.8, 43]])],
    ['geometry.outside-kazakhstan', polygon(square.map(([longitude, latitude]) => [latitude, longitude]))],
    ['geometry.position-not-a-pair', polygon(square.map(position => [...position, 0]))],
    ['geometry.position-not-a-pair', polygon(square.map(position => position.map(String)))],
  ])('refuses %s', (code, value) => {
    expect(() => parseGeometry(value)).toThrow(expect.objectContaining({ code }));
  }); // prettier-ignore

  it('has at most 5,000 positions, all rings together', () => {
    const circle = (count: number): number[][] => {
      const open = Array.from({ length: count - 1 }, (_, index) => {
        const angle = (2 * Math.PI * index) / (count - 1);
        return [70 + 0.01 * Math.cos(angle), 43 + 0.01 * Math.sin(angle)];
      });
      return [...open, open[0] ?? []];
    };
    expect(() => parseGeometry(polygon(circle(5_000)))).not.toThrow();
    expect(() => parseGeometry(polygon(circle(5_001)))).toThrow(/at most 5000/);
    expect(() => parseGeometry(polygon(circle(4_000), circle(1_001)))).toThrow(/at most 5000/);
  });

  it('comes back as the numbers that were given, whatever they are', () => {
    const degrees = (min: number, max: number): fc.Arbitrary<number> =>
      fc.integer({ min: min * 1e7, max: max * 1e7 }).map(units => units / 1e7);
    const corner = fc.tuple(degrees(47, 86), degrees(41, 55), degrees(0.001, 0.9), degrees(0.001, 0.4));
    fc.assert(
      fc.property(corner, ([west, south, width, height]) => {
        const at = (x: number, y: number): number[] => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];
        const [a, b, c, d] = [
          at(west, south),
          at(west + width, south),
          at(west + width, south + height),
          at(west, south + height),
        ];
        expect(toGeoJson(parseGeometry(polygon([a, b, c, d, a]))).coordinates).toEqual([[a, b, c, d, a]]);
      }),
      { seed: 20181109 },
    );
  });
});
