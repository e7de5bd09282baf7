import { describe, expect, it } from '@jest/globals';
import type { Nemesis } from './nemesis.js';
import { planOf } from './plan.js';
import { cycles } from './tiers.js';

const nemesis = (id: string, ...[smoke, quick, nightly]: number[]): Nemesis => ({
  id,
  name: id,
  attacks: id,
  cycles: cycles(smoke ?? 0, quick ?? 0, nightly ?? 0, 0),
  on: 'two instances',
  run: async () => undefined,
});

const shape = (plan: ReturnType<typeof planOf>): string[] =>
  plan.shared.map(stage => stage.map(({ nemesis, cycles }) => `${nemesis.id} ${cycles}`).join(', '));

const ALL = { only: [], cycles: null };

describe('the plan of a run', () => {
  it('holds what the tier holds', () => {
    expect(shape(planOf([nemesis('N1', 3, 5), nemesis('N6', 0, 2)], 'smoke', ALL))).toEqual(['N1 3']);
    expect(shape(planOf([nemesis('N1', 3, 5), nemesis('N6', 0, 2)], 'quick', ALL))).toEqual(['N1 5, N6 2']);
  });

  it('holds what is asked for by name at least once, whatever the tier says', () => {
    const wished = { only: ['N6'], cycles: null };
    expect(shape(planOf([nemesis('N1', 3), nemesis('N6', 0)], 'smoke', wished))).toEqual(['N6 1']);
    expect(shape(planOf([nemesis('N6', 0)], 'smoke', { ...wished, cycles: 4 }))).toEqual(['N6 4']);
  });

  it('leaves out what this machine cannot do, and says why', () => {
    const needy = { ...nemesis('N4', 1), lacks: () => 'no root' };
    expect(planOf([needy], 'smoke', ALL)).toMatchObject({ shared: [], skipped: [{ id: 'N4', why: 'no root' }] });
    // Not asked for: nothing to say about it.
    expect(planOf([{ ...needy, cycles: cycles(0, 1, 1, 1) }], 'smoke', ALL).skipped).toEqual([]);
  });

  it('begins a new register when one has lived through enough', () => {
    const long = [nemesis('N1', 0, 0, 200), { ...nemesis('N12', 0, 0, 1_000), light: true as const }];
    expect(shape(planOf(long, 'nightly', ALL))).toEqual(['N1 120', 'N1 80, N12 400', 'N12 600']);
  });
});
