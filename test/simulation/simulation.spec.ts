import { describe, expect, it } from '@jest/globals';
import { Sometimes } from './machinery/sometimes.js';
import { simulate } from './simulation.js';
import { MUST_BE_REACHED } from './sometimes.js';

const SEEDS = 500;
const STEPS = 600;
const MINUTES = 60_000;

describe('two instances, their stores and their clients, under faults', () => {
  const sometimes = new Sometimes();

  it(
    `keep every promise in ${SEEDS} worlds, and come to rest when the faults stop`,
    async () => {
      const failed: string[] = [];
      for (let seed = 1; seed <= SEEDS && failed.length < 3; seed++) {
        const { findings, counts } = await run(seed);
        sometimes.add(counts);
        if (findings.length > 0) failed.push([...findings, againWith(seed)].join('\n'));
      }
      expect(failed).toEqual([]);
    },
    10 * MINUTES,
  );

  it('reached every rare branch on the way', () => {
    const missing = MUST_BE_REACHED.filter(label => !sometimes.counts.has(label));
    expect({ 'never reached': missing }).toEqual({ 'never reached': [] });
  });

  it(
    'are the same world whenever the seed is the same',
    async () => {
      for (let seed = 1; seed <= 20; seed++) {
        const [first, second] = [await simulate({ seed, steps: STEPS }), await simulate({ seed, steps: STEPS })];
        expect({ seed, hash: second.traceHash }).toEqual({ seed, hash: first.traceHash });
      }
    },
    2 * MINUTES,
  );

  it('are another world when the seed is another', async () => {
    const [one, other] = [await simulate({ seed: 1, steps: 100 }), await simulate({ seed: 2, steps: 100 })];
    expect(one.traceHash).not.toBe(other.traceHash);
  });
});

async function run(seed: number): Promise<{ readonly findings: readonly string[]; readonly counts: Sometimes }> {
  const { findings, sometimes } = await simulate({ seed, steps: STEPS });
  const counts = new Sometimes();
  for (const [label, count] of sometimes) counts.counts.set(label, count);
  return { findings, counts };
}

function againWith(seed: number): string {
  const hooks = '--import ./test/support/typescript-hooks.mjs';
  return `again: node ${hooks} test/simulation/run.ts --seed=${seed} --steps=${STEPS} --trace`;
}
