import { describe, expect, it } from '@jest/globals';
import { FRESH_MS, PublishedPeriods, STALE_MS } from './published-periods.js';

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

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('the last published day', () => {
  it('is asked once for all who come together, and believed for a second', async () => {
    const { periods, times, says } = asked();
    says('2019-10-31');
    expect(await Promise.all([periods.lastDay(START), periods.lastDay(START), periods.lastDay(START)])).toEqual([
      '2019-10-31',
      '2019-10-31',
      '2019-10-31',
    ]);
    expect(await periods.lastDay(START + FRESH_MS - 1)).toBe('2019-10-31');
    expect(times()).toBe(1);
  });

  it('is asked again beside the command after a second, which does not wait for it', async () => {
    const { periods, times, says } = asked();
    await periods.lastDay(START);
    says('2019-10-31');
    expect(await periods.lastDay(START + FRESH_MS)).toBeNull();
    await turn();
    expect(await periods.lastDay(START + FRESH_MS)).toBe('2019-10-31');
    expect(times()).toBe(2);
  });

  it('stands for ten seconds while it cannot be asked; then the failure is told', async () => {
    const { periods, says } = asked();
    says('2019-10-31');
    await periods.lastDay(START);
    says(new Error('the database is away'));
    expect(await periods.lastDay(START + STALE_MS - 1)).toBe('2019-10-31');
    await turn();
    await expect(periods.lastDay(START + STALE_MS)).rejects.toThrow('the database is away');
    says('2019-11-30');
    expect(await periods.lastDay(START + STALE_MS)).toBe('2019-11-30');
  });
});
