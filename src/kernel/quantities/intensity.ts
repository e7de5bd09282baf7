import type { Area } from './area.js';
import type { Money } from './money.js';
import type { Power } from './power.js';
import { Ratio } from './ratio.js';

/** Hectares for one MW (rule X10). Throws InvalidValue `ratio.divided-by-zero` for no capacity. */
export function hectaresPerMegawatt(area: Area, power: Power): Ratio {
  return area.toRatio().divide(power.toRatio());
}

/** Major units of the money's currency for one kW (rule X11). Throws InvalidValue `ratio.divided-by-zero`. */
export function costPerKilowatt(cost: Money, power: Power): Ratio {
  return cost.toRatio().divide(power.toRatio().multiply(Ratio.of(1_000n, 1n)));
}

/** Jobs (a whole number) for one MW (rule X12). Throws InvalidValue `ratio.divided-by-zero`. */
export function jobsPerMegawatt(jobs: number, power: Power): Ratio {
  return Ratio.of(BigInt(jobs), 1n).divide(power.toRatio());
}

/**
 * The rate that two quotes of one sum imply: units of `quote`'s currency for one unit of `base`'s (rule X13).
 * The seed's KZT 7.4 bn over USD 19.86 m is about 372.61. Throws InvalidValue `ratio.divided-by-zero`.
 */
export function impliedRate(quote: Money, base: Money): Ratio {
  return quote.toRatio().divide(base.toRatio());
}
