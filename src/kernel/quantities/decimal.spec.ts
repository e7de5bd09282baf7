import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidValue } from '../text/invalid-value.js';
import { divideRounded, formatDecimal, parseDecimal } from './decimal.js';

const SEED = 20181109;

describe('exact decimals', () => {
  it.each([
    ['1200', 4, 12_000_000n, '1200.0000'],
    ['1200.5', 4, 12_005_000n, '1200.5000'],
    ['0.0001', 4, 1n, '0.0001'],
    ['-0.01', 2, -1n, '-0.01'],
    ['-0', 2, 0n, '0.00'],
    ['007', 0, 7n, '7'],
    ['999999999999999.999999', 6, 999_999_999_999_999_999_999n, '999999999999999.999999'],
  ])('reads %s at %i decimals as whole units and writes it canonically', (text, scale, units, canonical) => {
    expect(parseDecimal(text, scale)).toBe(units);
    expect(formatDecimal(units, scale)).toBe(canonical);
  });

  it.each([
    [1200],
    [1200n],
    [null],
    [undefined],
    [{}],
    [['1']],
    [''],
    [' 1'],
    ['1 '],
    ['1\n'],
    ['+1'],
    ['1e3'],
    ['1E3'],
    ['.5'],
    ['5.'],
    ['1,5'],
    ['1_000'],
    ['0x10'],
    ['NaN'],
    ['Infinity'],
    ['--1'],
    ['1.23456'],
    ['1234567890123456'],
    ['١٢'],
  ])('refuses %p, for it is no plain decimal of 4 places', value => {
    expect(() => parseDecimal(value, 4)).toThrow(InvalidValue);
  });

  it('refuses a fraction where the scale is zero', () => {
    expect(() => parseDecimal('1.0', 0)).toThrow(InvalidValue);
  });

  it('names the kind in the code and never repeats the value in the message', () => {
    const refuse = () => parseDecimal('secret-77', 2, 'money');
    expect(refuse).toThrow(expect.objectContaining({ code: 'money.not-a-decimal' }));
    expect(refuse).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
  });

  it(`comes back from its own text, whatever the amount (seed ${SEED})`, () => {
    const units = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 6 }), (value, scale) => {
        expect(parseDecimal(formatDecimal(value, scale), scale)).toBe(value);
      }),
      { seed: SEED },
    );
  });

  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
  ])('rounds %i over %i to %i, halves away from zero', (dividend, divisor, rounded) => {
    expect(divideRounded(dividend, divisor)).toBe(rounded);
  });
});
