import { describe, expect, it } from '@jest/globals';
import { decideRestart, DEFAULT_RESTART_POLICY } from './restart-policy.js';

function decisionsAt(...times: number[]) {
  let crashes: readonly number[] = [];
  return times.map(now => {
    const decision = decideRestart(crashes, now);
    crashes = decision.recentCrashes;
    return decision;
  });
}

describe('a crashed server', () => {
  it('comes back after 0.2 s, and each further crash doubles the wait up to 5 s', () => {
    expect(decisionsAt(0, 1, 2, 3, 4).map(decision => decision.delayMs)).toEqual([200, 400, 800, 1_600, 3_200]);
    const patient = { ...DEFAULT_RESTART_POLICY, crashesTolerated: 99 };
    expect(decideRestart([0, 1, 2, 3, 4, 5, 6], 7, patient).delayMs).toBe(5_000);
  });

  it('counts as failed from the sixth crash in five minutes, and is still retried', () => {
    const [fifth, sixth] = decisionsAt(0, 1, 2, 3, 4, 5).slice(-2);
    expect(fifth?.state).toBe('restarting');
    expect(sixth).toMatchObject({ state: 'failed', delayMs: 15_000 });
  });

  it('is forgiven crashes older than five minutes', () => {
    const last = decisionsAt(0, 1, 2, 3, 4, 300_004).at(-1);
    expect(last).toEqual({ state: 'restarting', delayMs: 200, recentCrashes: [300_004] });
  });
});
