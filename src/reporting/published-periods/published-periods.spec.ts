import { describe, expect, it } from '@jest/globals';
import { FRESH_MS, PublishedPeriods } from './published-periods.js';

const START = Date.parse('2019-11-04T06:00:00.000Z');

/** Answers what it is told to, and counts how often it was asked. */
function asked(): { periods: PublishedPeriods; times: () => number; says: (day: string | null | Error) => void } {
  let answer: string | null | Error = null;
  let times = 0;
  const periods = new PublishedPeriods(async () => {
    times++;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { periods, times: () => times, says: day => (answer = day) };
}

describe('the last published day', () => {
  it('is asked once for all who come together, and believed for a second', async () => {
    const { periods, times, says } = asked();
    says('2019-10-31');
    const together = [periods.lastDay(START), periods.lastDay(START), periods.lastDay(START)];
    expect(await Promise.all(together)).toEqual(['2019-10-31', '2019-10-31', '2019-10-31']);
    expect(await periods.lastDay(START + FRESH_MS - 1)).toBe('2019-10-31');
    expect(times()).toBe(1);
  });

  it('is never older than a second, however long nobody asked', async () => {
    const { periods, times, says } = asked();
    expect(await periods.lastDay(START)).toBeNull();
    says('2019-10-31');
    expect(await periods.lastDay(START + FRESH_MS)).toBe('2019-10-31');
    says('2019-11-30');
    expect(await periods.lastDay(START + 60 * FRESH_MS)).toBe('2019-11-30');
    expect(times()).toBe(3);
  });

  it('is not guessed while it cannot be asked, and known again when it can', async () => {
    const { periods, says } = asked();
    says('2019-10-31');
    await periods.lastDay(START);
    says(new Error('the database is away'));
    await expect(periods.lastDay(START + FRESH_MS)).rejects.toThrow('the database is away');
    says('2019-11-30');
    expect(await periods.lastDay(START + FRESH_MS)).toBe('2019-11-30');
  });
});
