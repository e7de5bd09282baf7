import { Ratio } from '../../kernel/quantities/ratio.js';

/**
 * Whole numbers, kept by how often each was seen.
 * Median: the middle of the sorted values, of an even number the mean of the two in the middle, exact.
 * p90: nearest rank, the smallest value that at least nine tenths of all values do not exceed.
 */
export class Distribution {
  private readonly times = new Map<number, number>();
  private count = 0;

  add(value: number, times = 1): void {
    this.times.set(value, (this.times.get(value) ?? 0) + times);
    this.count += times;
  }

  get n(): number {
    return this.count;
  }

  median(): Ratio | null {
    if (this.count === 0) return null;
    const lower = this.at(Math.ceil(this.count / 2));
    const upper = this.at(Math.floor(this.count / 2) + 1);
    return Ratio.of(BigInt(lower) + BigInt(upper), 2n);
  }

  p90(): number | null {
    return this.count === 0 ? null : this.at(Math.ceil((this.count * 9) / 10));
  }

  /** As text: halves may come up, and no further digit. */
  medianText(): string | null {
    return this.median()?.toDecimal(1) ?? null;
  }

  toJson(): { readonly n: number; readonly median: string | null; readonly p90: number | null } {
    return { n: this.n, median: this.medianText(), p90: this.p90() };
  }

  /** The value of a rank, from 1. */
  private at(rank: number): number {
    let seen = 0;
    const values = [...this.times.keys()].sort((a, b) => a - b);
    for (const value of values) if ((seen += this.times.get(value) ?? 0) >= rank) return value;
    return values.at(-1) ?? 0;
  }
}

/** The middle of exact fractions, as `Distribution` has it; null of none. */
export function medianOf(ratios: readonly Ratio[]): Ratio | null {
  if (ratios.length === 0) return null;
  const sorted = [...ratios].sort((a, b) => a.compare(b));
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (lower === undefined || upper === undefined) return null;
  return lower.add(upper).divide(Ratio.of(2n, 1n));
}

/** `part` of `whole` to four decimals; null of nothing. */
export function shareOf(part: number, whole: number): string | null {
  return whole === 0 ? null : Ratio.of(BigInt(part), BigInt(whole)).toDecimal(4);
}

/** A quotient to four decimals; null where the divisor is zero. */
export function quotient(dividend: Ratio, divisor: Ratio): string | null {
  return divisor.numerator === 0n ? null : dividend.divide(divisor).toDecimal(4);
}

/** How many of each, in the order in which they first came up. */
export class Counts {
  private readonly counts = new Map<string, number>();

  add(key: string, by = 1): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** Sorted by key. */
  toJson(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
