import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Instant } from './instant.js';

const SEED = 1536;
const moment = fc.integer({ min: Date.UTC(1991, 0, 2), max: Date.UTC(2099, 11, 30) });
const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });

describe('instants', () => {
  it.each([
    ['2018-11-09T15:36:00+06:00', '2018-11-09T09:36:00.000Z'],
    ['2018-11-09T09:36:00Z', '2018-11-09T09:36:00.000Z'],
    ['2018-11-09T09:36:00.5Z', '2018-11-09T09:36:00.500Z'],
    ['2018-11-09T09:36:00.123456789Z', '2018-11-09T09:36:00.123Z'],
    ['2018-11-09T00:00:00+05:30', '2018-11-08T18:30:00.000Z'],
    ['2018-12-31T23:30:00-03:00', '2019-01-01T02:30:00.000Z'],
    ['2024-02-29T00:00:00+00:00', '2024-02-29T00:00:00.000Z'],
  ])('read %s as %s', (text, canonical) => {
    expect(Instant.parse(text)).toBe(canonical);
  });

  it.each([
    ['2018-11-09T15:36:00'],
    ['2018-11-09'],
    ['2018-11-09 15:36:00Z'],
    ['2018-11-09t15:36:00z'],
    ['2018-11-09T24:00:00Z'],
    ['2018-11-09T15:60:00Z'],
    ['2016-12-31T23:59:60Z'],
    ['2018-11-09T15:36Z'],
    ['2018-11-09T15:36:00+0600'],
    ['2018-11-09T15:36:00+06'],
    ['2018-11-09T15:36:00-00:00'],
    ['2018-11-09T15:36:00+19:00'],
    ['2018-11-09T15:36:00+06:60'],
    ['2018-11-09T15:36:00.Z'],
    ['2018-11-09T15:36:00.1234567890Z'],
    [1541756160000],
    [null],
  ])('refuse %p, for it names no one moment', value => {
    expect(() => Instant.parse(value)).toThrow(refusedWith('instant.not-an-instant'));
  });

  it('refuse a day that does not exist', () => {
    expect(() => Instant.parse('2023-02-29T00:00:00Z')).toThrow(refusedWith('local-date.not-a-date'));
  });

  it(`are the platform's moments, there and back, at any offset (seed ${SEED})`, () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -18 * 60, max: 18 * 60 }), (ms, offset) => {
        const instant = Instant.fromEpochMilliseconds(ms);
        expect(instant).toBe(new Date(ms).toISOString());
        expect(Instant.toEpochMilliseconds(instant)).toBe(ms);
        const size = Math.abs(offset);
        const sign = offset < 0 ? '-' : '+';
        const suffix = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        const local = new Date(ms + offset * 60_000).toISOString();
        expect(Instant.parse(local.slice(0, -1) + suffix)).toBe(instant);
        expect(Instant.toLocalDate(instant, offset)).toBe(local.slice(0, 10));
      }),
      { seed: SEED },
    );
  });

  it(`are ordered as text (seed ${SEED})`, () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [x, y] = [Instant.fromEpochMilliseconds(a), Instant.fromEpochMilliseconds(b)];
        expect(Instant.compare(x, y)).toBe(Math.sign(a - b));
      }),
      { seed: SEED },
    );
  });

  it('are whole milliseconds', () => {
    expect(() => Instant.fromEpochMilliseconds(0.5)).toThrow(refusedWith('instant.not-an-instant'));
  });
});
