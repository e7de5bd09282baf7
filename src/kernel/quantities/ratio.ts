import { InvalidValue } from '../text/invalid-value.js';
import { divideRounded, formatDecimal, parseDecimal } from './decimal.js';

/** Decimals that a threshold or a rate written as text may have. */
const DECIMAL_SCALE = 12;

/**
 * An exact fraction: what a rule compares and a screen shows. Comparing multiplies crosswise and never rounds;
 * only `toDecimal` rounds, for display. Always in lowest terms with a positive denominator.
 */
export class Ratio {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** Throws InvalidValue `ratio.divided-by-zero`. */
  static of(numerator: bigint, denominator: bigint): Ratio {
    if (denominator === 0n)
      throw new InvalidValue('ratio.divided-by-zero', 'A ratio needs a divisor that is not zero.');
    const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    return new Ratio(numerator / divisor, denominator / divisor);
  }

  /** A threshold or a rate: decimal text with at most 12 decimals. Throws InvalidValue `ratio.not-a-decimal`. */
  static parse(decimal: unknown): Ratio {
    return Ratio.of(parseDecimal(decimal, DECIMAL_SCALE, 'ratio'), 10n ** BigInt(DECIMAL_SCALE));
  }

  /** -1, 0 or 1. A threshold may be given as decimal text. */
  compare(other: Ratio | string): -1 | 0 | 1 {
    const that = typeof other === 'string' ? Ratio.parse(other) : other;
    const difference = this.numerator * that.denominator - that.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  isAbove(threshold: Ratio | string): boolean {
    return this.compare(threshold) > 0;
  }

  isBelow(threshold: Ratio | string): boolean {
    return this.compare(threshold) < 0;
  }

  equals(other: Ratio | string): boolean {
    return this.compare(other) === 0;
  }

  add(other: Ratio): Ratio {
    return Ratio.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  subtract(other: Ratio): Ratio {
    return this.add(Ratio.of(-other.numerator, other.denominator));
  }

  multiply(other: Ratio): Ratio {
    return Ratio.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws InvalidValue `ratio.divided-by-zero`. */
  divide(other: Ratio): Ratio {
    return Ratio.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  absolute(): Ratio {
    return this.numerator < 0n ? Ratio.of(-this.numerator, this.denominator) : this;
  }

  /** |this - reference| / reference: 0.03 is three percent off. Throws InvalidValue `ratio.divided-by-zero`. */
  relativeDifferenceTo(reference: Ratio): Ratio {
    return this.subtract(reference).divide(reference).absolute();
  }

  /** The nearest whole number of `10^-scale`, halves away from zero: `toUnits(2)` of 1/8 is `13n`. */
  toUnits(scale: number): bigint {
    return divideRounded(this.numerator * 10n ** BigInt(scale), this.denominator);
  }

  /** For display only: rounded (halves away from zero) to exactly `scale` decimals. */
  toDecimal(scale: number): string {
    return formatDecimal(this.toUnits(scale), scale);
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
