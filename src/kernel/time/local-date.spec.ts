import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysInMonth, isLeapYear, LocalDate } from './local-date.js';

const SEED = 1991;
const DAY = 86_400_000;
const first = Date.UTC(1991, 0, 1) / DAY;
const last = Date.UTC(2099, 11, 31) / DAY;
const day = fc.integer({ min: first, max: last });
const platform = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);
const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });

describe('calendar days', () => {
  it.each([['2018-11-09'], ['1991-01-01'], ['2099-12-31'], ['2000-02-29'], ['2024-02-29']])('accept %s', text => {
    expect(LocalDate.parse(text)).toBe(text);
  });

  it.each([
    ['2023-02-29'],
    ['2018-02-30'],
    ['2018-04-31'],
    ['2018-13-01'],
    ['2018-00-10'],
    ['2018-01-00'],
    ['2018-1-1'],
    ['20181109'],
    ['2018-11-09T00:00:00Z'],
    [' 2018-11-09'],
    ['2018-11-09\n'],
    ['09.11.2018'],
    [''],
    [20181109],
    [null],
    ['+2018-11-09'],
  ])('refuse %p, which is no day', value => {
    expect(() => LocalDate.parse(value)).toThrow(refusedWith('local-date.not-a-date'));
  });

  it.each([['1990-12-31'], ['2100-01-01'], ['0000-01-01'], ['9999-12-31']])(
    'refuse %s, outside the register',
    value => {
      expect(() => LocalDate.parse(value)).toThrow(refusedWith('local-date.out-of-range'));
    },
  );

  it('have a leap day every fourth year, not in a full century, but in every fourth of those', () => {
    expect([1996, 2000, 2024, 2096].every(isLeapYear)).toBe(true);
    expect([1900, 1999, 2023, 2100].some(isLeapYear)).toBe(false);
    expect([daysInMonth(2024, 2), daysInMonth(2023, 2)]).toEqual([29, 28]);
  });

  it('are exactly the days that the platform knows, each and every one', () => {
    for (let days = first; days <= last; days += 1) {
      const text = platform(days);
      const date = LocalDate.fromEpochDays(days);
      if (date !== text || LocalDate.parse(text) !== text || LocalDate.toEpochDays(date) !== days) {
        throw new Error(`day ${days} differs: ${date} and ${text}`);
      }
    }
  });

  it(`add and count days as the platform does (seed ${SEED})`, () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const date = LocalDate.fromEpochDays(from);
        expect(LocalDate.addDays(date, to - from)).toBe(platform(to));
        expect(LocalDate.daysBetween(date, LocalDate.fromEpochDays(to))).toBe(to - from);
        expect(LocalDate.compare(date, LocalDate.fromEpochDays(to))).toBe(Math.sign(from - to));
        expect(LocalDate.dayOfWeek(date) % 7).toBe(new Date(from * DAY).getUTCDay());
        expect(LocalDate.year(date)).toBe(new Date(from * DAY).getUTCFullYear());
      }),
      { seed: SEED },
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2018-12-15', 1, '2019-01-15'],
    ['2018-01-15', -1, '2017-12-15'],
    ['2018-03-31', -1, '2018-02-28'],
    ['2018-11-09', 36, '2021-11-09'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(LocalDate.addMonths(LocalDate.parse(from), months)).toBe(to);
  });

  it(`after some months lie in that month, on that day or its last (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: first + 4000, max: last - 4000 }),
        fc.integer({ min: -120, max: 120 }),
        (from, n) => {
          const date = new Date(from * DAY);
          const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n, 1));
          const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
          target.setUTCDate(Math.min(date.getUTCDate(), lastDay));
          expect(LocalDate.addMonths(LocalDate.fromEpochDays(from), n)).toBe(target.toISOString().slice(0, 10));
        },
      ),
      { seed: SEED },
    );
  });

  it('lose the leap day in a year that has none', () => {
    expect(LocalDate.addYears(LocalDate.parse('2024-02-29'), 1)).toBe('2025-02-28');
    expect(LocalDate.addYears(LocalDate.parse('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it('end with the register', () => {
    expect(() => LocalDate.addDays(LocalDate.parse('2099-12-31'), 1)).toThrow(refusedWith('local-date.out-of-range'));
    expect(() => LocalDate.addYears(LocalDate.parse('1991-01-01'), -1)).toThrow(refusedWith('local-date.out-of-range'));
  });
});
