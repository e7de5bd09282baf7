/** How much of the suite runs: `smoke` with every change, `quick` before a push, the others on a machine of their own. */
export const TIERS = ['smoke', 'quick', 'nightly', 'release'] as const;
export type Tier = (typeof TIERS)[number];
/** How many times a nemesis strikes, tier by tier; 0: not in this tier. */
export type Cycles = Readonly<Record<Tier, number>>;

/** Cycles are always told in the order of the tiers. */
export const cycles = (smoke: number, quick: number, nightly: number, release: number): Cycles => ({
  smoke,
  quick,
  nightly,
  release,
});
