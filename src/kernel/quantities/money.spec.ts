import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CURRENCY_DIGITS, CurrencyCode } from './currencies.js';
import { Money } from './money.js';
import { Ratio } from './ratio.js';

const SEED = 7_400_000;
const kzt = (amount: string) => Money.parse({ amount, currency: 'KZT' });
const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });

describe('money', () => {
  it.each([
    ['KZT', '7400000000', '7400000000.00'],
    ['USD', '19860000.5', '19860000.50'],
    ['JPY', '500', '500'],
    ['KWD', '1.5', '1.500'],
    ['CLF', '1', '1.0000'],
  ])('writes %s with the digits of that currency', (currency, amount, canonical) => {
    expect(Money.parse({ amount, currency }).toJson()).toEqual({ amount: canonical, currency });
  });

  it.each([
    ['JPY', '1.5'],
    ['KZT', '1.005'],
    ['KWD', '1.0005'],
  ])('refuses in %s more decimals than the currency has', (currency, amount) => {
    expect(() => Money.parse({ amount, currency })).toThrow(refusedWith('money.not-a-decimal'));
  });

  it('refuses a JSON number, which has already been a float', () => {
    expect(() => Money.parse({ amount: 7_400_000_000, currency: 'KZT' })).toThrow(refusedWith('money.not-a-decimal'));
  });

  it.each([['kzt'], ['XAU'], ['XXX'], ['EURO'], [''], [398], [null], ['__proto__']])(
    'refuses %p as a currency',
    currency => {
      expect(() => Money.parse({ amount: '1', currency })).toThrow(refusedWith('currency.unknown'));
    },
  );

  it.each([[null], ['7400000000.00 KZT'], [[]], [7]])('refuses %p as money', value => {
    expect(() => Money.parse(value)).toThrow(refusedWith('money.not-money'));
  });

  it('asks for more than zero where an amount must be', () => {
    expect(() => Money.parsePositive({ amount: '0.00', currency: 'KZT' })).toThrow(refusedWith('money.not-positive'));
    expect(() => Money.parsePositive({ amount: '-1', currency: 'KZT' })).toThrow(refusedWith('money.not-positive'));
    expect(Money.parsePositive({ amount: '0.01', currency: 'KZT' }).minorUnits).toBe(1n);
  });

  it('adds a tenth and a fifth to three tenths', () => {
    expect(kzt('0.1').add(kzt('0.2')).toJson().amount).toBe('0.30');
  });

  it('adds exactly where floats lose the tiyn', () => {
    expect(kzt('90071992547409.93').add(kzt('0.01')).toJson().amount).toBe('90071992547409.94');
  });

  it('never adds or compares two currencies', () => {
    const usd = Money.parse({ amount: '1', currency: 'USD' });
    for (const act of [() => kzt('1').add(usd), () => kzt('1').subtract(usd), () => kzt('1').compare(usd)]) {
      expect(act).toThrow(refusedWith('money.currencies-differ'));
    }
    expect(() => Money.sum([usd], 'KZT')).toThrow(refusedWith('money.currencies-differ'));
    expect(kzt('1').equals(usd)).toBe(false);
  });

  it('sums nothing to zero of the currency asked for', () => {
    expect(Money.sum([], 'JPY').toJson()).toEqual({ amount: '0', currency: 'JPY' });
  });

  it(`sums to the same total in any order and beyond 2^53 (seed ${SEED})`, () => {
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), { maxLength: 40 });
    fc.assert(
      fc.property(amounts, units => {
        const money = units.map(unit => Money.ofMinorUnits(unit, 'KZT'));
        const expected = units.reduce((total, unit) => total + unit, 0n);
        expect(Money.sum(money, 'KZT').minorUnits).toBe(expected);
        expect(Money.sum(money.reverse(), 'KZT').minorUnits).toBe(expected);
      }),
      { seed: SEED },
    );
  });

  it(`comes back from its own JSON in every currency (seed ${SEED})`, () => {
    const some = fc.constantFrom(...CURRENCY_DIGITS.keys());
    fc.assert(
      fc.property(some, fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), (currency, units) => {
        const money = Money.ofMinorUnits(units, currency);
        expect(Money.parse(JSON.parse(JSON.stringify(money.toJson()))).equals(money)).toBe(true);
      }),
      { seed: SEED },
    );
  });

  it('converts at a named rate and rounds once', () => {
    const usd = Money.parse({ amount: '19860000', currency: 'USD' });
    expect(usd.convert(Ratio.parse('372.61'), 'KZT').toJson().amount).toBe('7400034600.00');
    expect(kzt('0.01').convert(Ratio.parse('0.5'), 'KZT').toJson().amount).toBe('0.01');
  });
});

describe('the list of currencies', () => {
  it('knows the digits of well-known currencies', () => {
    const digits = ['KZT', 'USD', 'EUR', 'KRW', 'JPY', 'KWD', 'CNY', 'AED', 'TRY', 'RUB', 'UZS'].map(code =>
      CurrencyCode.digits(CurrencyCode.parse(code)),
    );
    expect(digits).toEqual([2, 2, 2, 0, 0, 3, 2, 2, 2, 2, 2]);
  });

  it('holds each code once, as three capitals with at most 4 digits', () => {
    expect(CURRENCY_DIGITS.size).toBe(173);
    for (const [code, digits] of CURRENCY_DIGITS) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      expect([0, 2, 3, 4]).toContain(digits);
    }
  });
});
