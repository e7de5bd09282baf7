import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ratio } from './ratio.js';
import { RatioSum } from './ratio-sum.js';

const ratio = fc
  .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 1_000n }))
  .map(([numerator, denominator]) => Ratio.of(numerator, denominator));

describe('a sum of fractions', () => {
  it('is nothing of nothing', () => {
    expect(new RatioSum().total.toDecimal(2)).toBe('0.00');
  });

  it('is exactly what adding one after the other comes to', () => {
    fc.assert(
      fc.property(fc.array(ratio), ratios => {
        const sum = new RatioSum();
        for (const each of ratios) sum.add(each);
        const byTurns = ratios.reduce((all, each) => all.add(each), Ratio.of(0n, 1n));
        expect([sum.total.numerator, sum.total.denominator]).toEqual([byTurns.numerator, byTurns.denominator]);
      }),
    );
  });

  it('goes on after it was asked for', () => {
    const sum = new RatioSum();
    sum.add(Ratio.of(1n, 3n));
    expect(sum.total.toDecimal(4)).toBe('0.3333');
    sum.add(Ratio.of(1n, 6n));
    expect(sum.total.toDecimal(4)).toBe('0.5000');
  });
});
