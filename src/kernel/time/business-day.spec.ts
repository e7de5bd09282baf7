import { describe, expect, it } from '@jest/globals';
import { endOfBusinessDay, startOfBusinessDay } from './business-day.js';
import { LocalDate } from './local-date.js';

describe('business days in Almaty', () => {
  it.each([
    ['2019-03-02', '2019-03-01T18:00:00.000Z'],
    ['2024-02-29', '2024-02-28T18:00:00.000Z'],
    ['2024-03-01', '2024-02-29T19:00:00.000Z'],
    ['2026-11-23', '2026-11-22T19:00:00.000Z'],
  ])('%s begins at %s: six hours before UTC until March 2024, five since', (day, start) => {
    expect(startOfBusinessDay(LocalDate.parse(day))).toBe(start);
  });

  it('end when the next one begins, also the one of twenty-five hours', () => {
    expect(endOfBusinessDay(LocalDate.parse('2024-02-29'))).toBe('2024-02-29T19:00:00.000Z');
    expect(endOfBusinessDay(LocalDate.parse('2019-03-01'))).toBe('2019-03-01T18:00:00.000Z');
  });

  it('end on the last one that the register knows too', () => {
    expect(endOfBusinessDay(LocalDate.parse('2099-12-31'))).toBe('2099-12-31T19:00:00.000Z');
  });
});
