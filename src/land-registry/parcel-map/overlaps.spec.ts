import { describe, expect, it } from '@jest/globals';
import { aParcel } from '../../../test/support/a-parcel.js';
import { parseGeometry } from '../domain/geometry.js';
import type { StoredGeometry } from '../domain/parcel.events.js';
import { sharedGround } from './overlaps.query.js';
import { boxOf, mappedParcel, type MappedFact, type MappedParcel } from './parcel-map.js';

/** A rectangle by its corners, near the village of Zhambyl. */
const rectangle = (west: number, south: number, east: number, north: number): StoredGeometry =>
  parseGeometry({
    type: 'Polygon',
    coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
  }); // prettier-ignore

const PLOT = rectangle(69.8, 43, 69.81, 43.01);

const folded = (facts: readonly MappedFact[]): MappedParcel | undefined =>
  facts.reduce<MappedParcel | undefined>(mappedParcel, undefined);

describe('ground that two parcels share', () => {
  it('is measured on the sphere, to the square metre', () => {
    const half = sharedGround(PLOT, rectangle(69.805, 43, 69.82, 43.01));
    const whole = sharedGround(PLOT, PLOT);
    expect(whole).toEqual({ overlapHa: '90.4197', smallerHa: '90.4197' });
    expect(half).toEqual({ overlapHa: '45.2099', smallerHa: '90.4197' });
  });

  it('is none where they only touch: neighbours have a boundary in common', () => {
    expect(sharedGround(PLOT, rectangle(69.81, 43, 69.82, 43.01))).toBeNull();
    expect(sharedGround(PLOT, rectangle(69.81, 43.01, 69.82, 43.02))).toBeNull();
    expect(sharedGround(PLOT, rectangle(69.82, 43, 69.83, 43.01))).toBeNull();
  });

  it('is found in the last square metres: a strip of one ten-millionth of a degree', () => {
    expect(sharedGround(PLOT, rectangle(69.8099999, 43, 69.82, 43.01))?.overlapHa).toBe('0.0009');
  });

  it('is what lies in a hole of neither', () => {
    const ring = parseGeometry({
      type: 'Polygon',
      coordinates: [
        [[69.8, 43], [69.81, 43], [69.81, 43.01], [69.8, 43.01], [69.8, 43]],
        [[69.802, 43.002], [69.802, 43.008], [69.808, 43.008], [69.808, 43.002], [69.802, 43.002]],
      ],
    }); // prettier-ignore
    expect(sharedGround(ring, rectangle(69.803, 43.003, 69.807, 43.007))).toBeNull();
    expect(sharedGround(ring, rectangle(69.8, 43, 69.803, 43.003))?.overlapHa).toBe('7.2340');
  });

  it('counts all parts of a parcel of several', () => {
    const parts = [PLOT, rectangle(69.82, 43, 69.83, 43.01)].map(({ coordinates }) => coordinates);
    const both = parseGeometry({
      type: 'MultiPolygon',
      coordinates: parts.map(rings => rings.map(ring => (ring as [string, string][]).map(pair => pair.map(Number)))),
    });
    expect(sharedGround(both, rectangle(69.79, 42.9, 69.9, 43.1))?.overlapHa).toBe('180.8395');
  });
});

describe('the map of parcels', () => {
  it('keeps the box around every position, in the words of the positions', () => {
    expect(boxOf(rectangle(69.8, 43, 69.8055, 43.004))).toEqual({
      west: '69.8',
      south: '43',
      east: '69.8055',
      north: '43.004',
    });
    expect(boxOf(rectangle(69.99, 43, 100 - 29.5, 43.004))).toMatchObject({ west: '69.99', east: '70.5' });
  });

  it('knows who holds a parcel, and that nobody does any more', () => {
    const facts = (parcel: ReturnType<typeof aParcel>): readonly MappedFact[] => parcel.events as readonly MappedFact[];
    const parcel = aParcel({ geometry: PLOT });
    expect(folded(facts(parcel))).toMatchObject({ projectId: null, holding: null, west: '69.8' });
    expect(folded(facts(parcel.reserved()))).toMatchObject({ holding: 'reserved' });
    expect(folded(facts(parcel.reserved().allocated()))).toMatchObject({ holding: 'allocated' });
    expect(folded(facts(parcel.reserved().released()))).toMatchObject({ projectId: null, holding: null });
  });

  it('has parcels without a shape too', () => {
    expect(folded(aParcel().events as readonly MappedFact[])).toMatchObject({ geometry: null, west: null });
  });
});
