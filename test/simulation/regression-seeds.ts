import type { Run } from './simulation.js';

export interface RegressionSeed {
  readonly run: Run;
  /** What was found there. */
  readonly why: string;
}

/**
 * Seeds that once showed a fault, of the register or of the simulation itself. They stay, though a change of the code
 * may have taken them elsewhere: what they found is also told by a test that needs no seed, in `regressions.spec.ts`.
 */
export const REGRESSION_SEEDS: readonly RegressionSeed[] = [
  { run: { seed: 24, steps: 600 }, why: 'a stored reservation was refused as lapsed after its land had been released' },
  { run: { seed: 15, steps: 600 }, why: 'the lane sent what it had given up while it was connecting' },
  { run: { seed: 45, steps: 600 }, why: "bytes of before a restore were answered with a later attempt's hash" },
];
