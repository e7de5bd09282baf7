import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Area } from './area.js';
import { costPerKilowatt, hectaresPerMegawatt, impliedRate, jobsPerMegawatt } from './intensity.js';
import { Money } from './money.js';
import { Power } from './power.js';
import { Ratio } from './ratio.js';
import { Share } from './share.js';

const SEED = 120;
const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });

describe('land', () => {
  it('is whole square metres inside and hectares with 4 decimals outside', () => {
    expect(Area.parse('1200').squareMetres).toBe(12_000_000n);
    expect(Area.parse('1200').toJson()).toBe('1200.0000');
    expect(() => Area.parse('0.00001')).toThrow(refusedWith('area.not-a-decimal'));
  });

  it('is not negative, and where it must be some, not zero', () => {
    expect(() => Area.parse('-1')).toThrow(refusedWith('area.negative'));
    expect(() => Area.parsePositive('0.0000')).toThrow(refusedWith('area.not-positive'));
    expect(Area.parsePositive('0.0001').squareMetres).toBe(1n);
  });

  it('adds, subtracts and compares by value', () => {
    const [a, b] = [Area.parse('0.1'), Area.parse('0.2')];
    expect(a.add(b).toJson()).toBe('0.3000');
    expect(a.subtract(b).toJson()).toBe('-0.1000');
    expect([a.compare(b), b.compare(a), a.compare(Area.parse('0.1000'))]).toEqual([-1, 1, 0]);
    expect(Area.sum([a, b, Area.zero()]).equals(Area.parse('0.3'))).toBe(true);
  });
});

describe('capacity', () => {
  it('is whole watts inside and megawatts with 6 decimals outside', () => {
    expect(Power.parse('10').watts).toBe(10_000_000n);
    expect(Power.parse('10').toJson()).toBe('10.000000');
    expect(() => Power.parse('0.0000001')).toThrow(refusedWith('power.not-a-decimal'));
  });

  it('is not negative, and where it must be some, not zero', () => {
    expect(() => Power.parse('-0.5')).toThrow(refusedWith('power.negative'));
    expect(() => Power.parsePositive('0')).toThrow(refusedWith('power.not-positive'));
  });

  it('adds, subtracts and compares by value', () => {
    const [a, b] = [Power.parse('0.1'), Power.parse('0.2')];
    expect(Power.sum([a, b]).toJson()).toBe('0.300000');
    expect(a.subtract(b).toJson()).toBe('-0.100000');
    expect([a.compare(b), b.compare(a), a.compare(a)]).toEqual([-1, 1, 0]);
    expect(a.add(Power.zero()).equals(a)).toBe(true);
  });
});

describe('shares', () => {
  it('lie between 0 and 100 percent with 2 decimals', () => {
    expect(Share.parse('42.5').toJson()).toBe('42.50');
    expect(Share.parse('100').isFull()).toBe(true);
    for (const percent of ['100.01', '-0.01']) {
      expect(() => Share.parse(percent)).toThrow(refusedWith('share.out-of-range'));
    }
    expect(() => Share.parse('1.001')).toThrow(refusedWith('share.not-a-decimal'));
  });

  it('are no more than the whole together', () => {
    expect(Share.sum([Share.parse('60'), Share.parse('40')]).isFull()).toBe(true);
    expect(() => Share.sum([Share.full(), Share.parse('0.01')])).toThrow(refusedWith('share.out-of-range'));
  });

  it('are rounded from a fraction once', () => {
    expect(Share.ofRatio(Ratio.of(1n, 3n)).toJson()).toBe('33.33');
    expect(Share.ofRatio(Ratio.of(2n, 3n)).toJson()).toBe('66.67');
    expect(Share.parse('42.5').toRatio().equals(Ratio.of(17n, 40n))).toBe(true);
  });
});

describe('ratios', () => {
  it('compare with a threshold exactly, on it and one square metre beside it', () => {
    const power = Power.parse('3');
    expect(hectaresPerMegawatt(Area.parse('12'), power).isAbove('4')).toBe(false);
    expect(hectaresPerMegawatt(Area.parse('12.0001'), power).isAbove('4')).toBe(true);
    expect(hectaresPerMegawatt(Area.parse('2.1'), power).isBelow('0.7')).toBe(false);
    expect(hectaresPerMegawatt(Area.parse('2.0999'), power).isBelow('0.7')).toBe(true);
  });

  it('refuse to divide by nothing', () => {
    expect(() => hectaresPerMegawatt(Area.parse('1'), Power.zero())).toThrow(refusedWith('ratio.divided-by-zero'));
  });

  it('give the figures of the seed', () => {
    const [land, power] = [Area.parse('1200'), Power.parse('10')];
    const usd = Money.parse({ amount: '19860000', currency: 'USD' });
    const kzt = Money.parse({ amount: '7400000000', currency: 'KZT' });
    expect(hectaresPerMegawatt(land, power).toDecimal(1)).toBe('120.0');
    expect(costPerKilowatt(usd, power).toDecimal(2)).toBe('1986.00');
    expect(jobsPerMegawatt(50, power).toDecimal(1)).toBe('5.0');
    expect(impliedRate(kzt, usd).toDecimal(2)).toBe('372.61');
  });

  it('measure how far a figure is from its reference, either way', () => {
    const reference = Ratio.parse('100');
    expect(Ratio.parse('103').relativeDifferenceTo(reference).isAbove('0.03')).toBe(false);
    expect(Ratio.parse('96.999').relativeDifferenceTo(reference).isAbove('0.03')).toBe(true);
  });

  it('round only for display, halves away from zero', () => {
    expect([Ratio.of(1n, 8n).toDecimal(2), Ratio.of(-1n, 8n).toDecimal(2)]).toEqual(['0.13', '-0.13']);
    expect(Ratio.of(1n, -2n).toDecimal(1)).toBe('-0.5');
  });

  it(`obey the arithmetic of fractions (seed ${SEED})`, () => {
    const part = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const ratio = fc
      .tuple(
        part,
        part.filter(value => value !== 0n),
      )
      .map(([a, b]) => Ratio.of(a, b));
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        expect(a.add(b).subtract(b).equals(a)).toBe(true);
        expect(a.multiply(b).equals(b.multiply(a))).toBe(true);
        if (b.numerator !== 0n) expect(a.divide(b).multiply(b).equals(a)).toBe(true);
        expect(a.compare(b)).toBe(Math.sign(Number(a.subtract(b).numerator)));
        expect(a.denominator > 0n).toBe(true);
      }),
      { seed: SEED },
    );
  });
});
