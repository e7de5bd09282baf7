import { Ratio } from './ratio.js';

const ZERO = Ratio.of(0n, 1n);

/**
 * An exact sum of many fractions. Reducing after every term costs more than all else: the common denominator of sums
 * in dollars by the rates of many days has hundreds of digits. So numerators are added by denominator, and brought
 * together when the sum is asked for.
 */
export class RatioSum {
  private readonly numerators = new Map<bigint, bigint>();

  add({ numerator, denominator }: Ratio): void {
    this.numerators.set(denominator, (this.numerators.get(denominator) ?? 0n) + numerator);
  }

  /** Two by two, so that large denominators meet late. */
  get total(): Ratio {
    let terms = [...this.numerators].map(([denominator, numerator]) => Ratio.of(numerator, denominator));
    while (terms.length > 1) {
      const halves: Ratio[] = [];
      for (let at = 0; at < terms.length; at += 2)
        halves.push(at + 1 < terms.length ? terms[at]!.add(terms[at + 1]!) : terms[at]!);
      terms = halves;
    }
    return terms[0] ?? ZERO;
  }
}
