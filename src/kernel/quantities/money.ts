import { InvalidValue } from '../text/invalid-value.js';
import { CurrencyCode } from './currencies.js';
import { formatDecimal, parseDecimal } from './decimal.js';
import { Ratio } from './ratio.js';

/** Plain form, stored and on the wire: `{ "amount": "7400000000.00", "currency": "KZT" }`. */
export interface MoneyJson {
  readonly amount: string;
  readonly currency: string;
}

/**
 * An amount of one currency. Inside: whole minor units. Never a number; two currencies are never added.
 * Totals over currencies are one Money per currency, or conversions with a named rate.
 */
export class Money {
  private constructor(
    readonly minorUnits: bigint,
    readonly currency: CurrencyCode,
  ) {}

  /**
   * `{ amount, currency }`, any sign, at most the currency's decimals.
   * Throws InvalidValue `money.not-money`, `currency.unknown`, `money.not-a-decimal`.
   */
  static parse(json: unknown): Money {
    if (!isObject(json)) {
      throw new InvalidValue('money.not-money', 'Expected an object with "amount" and "currency".');
    }
    const currency = CurrencyCode.parse(json['currency']);
    return new Money(parseDecimal(json['amount'], CurrencyCode.digits(currency), 'money'), currency);
  }

  /** As `parse`, and more than zero. Throws InvalidValue `money.not-positive` too. */
  static parsePositive(json: unknown): Money {
    const money = Money.parse(json);
    if (!money.isPositive()) throw new InvalidValue('money.not-positive', 'An amount must be more than zero.');
    return money;
  }

  /** Throws InvalidValue `currency.unknown`. */
  static ofMinorUnits(minorUnits: bigint, currency: string): Money {
    return new Money(minorUnits, CurrencyCode.parse(currency));
  }

  /** Major units, exact or not, rounded once to the currency's digits. Throws InvalidValue `currency.unknown`. */
  static ofRatio(majorUnits: Ratio, currency: string): Money {
    const code = CurrencyCode.parse(currency);
    return new Money(majorUnits.toUnits(CurrencyCode.digits(code)), code);
  }

  /** Throws InvalidValue `currency.unknown`. */
  static zero(currency: string): Money {
    return Money.ofMinorUnits(0n, currency);
  }

  /** Zero of `currency` for no amounts. Throws InvalidValue `money.currencies-differ`. */
  static sum(amounts: Iterable<Money>, currency: string): Money {
    let total = Money.zero(currency);
    for (const amount of amounts) total = total.add(amount);
    return total;
  }

  /** Throws InvalidValue `money.currencies-differ`. */
  add(other: Money): Money {
    return new Money(this.minorUnits + this.same(other).minorUnits, this.currency);
  }

  /** Throws InvalidValue `money.currencies-differ`. */
  subtract(other: Money): Money {
    return new Money(this.minorUnits - this.same(other).minorUnits, this.currency);
  }

  /** -1, 0 or 1. Throws InvalidValue `money.currencies-differ`. */
  compare(other: Money): -1 | 0 | 1 {
    const that = this.same(other).minorUnits;
    return this.minorUnits < that ? -1 : this.minorUnits > that ? 1 : 0;
  }

  /** Same currency and same amount; false, not an error, for another currency. */
  equals(other: Money): boolean {
    return this.currency === other.currency && this.minorUnits === other.minorUnits;
  }

  isPositive(): boolean {
    return this.minorUnits > 0n;
  }

  isZero(): boolean {
    return this.minorUnits === 0n;
  }

  /**
   * Converts at `rate` (units of the target currency for one unit of this one), rounded once, halves away from zero.
   * To sum conversions exactly, add `toRatio().multiply(rate)` and round the total with `ofRatio`.
   */
  convert(rate: Ratio, currency: string): Money {
    return Money.ofRatio(this.toRatio().multiply(rate), currency);
  }

  /** How many times `other` goes into this, exact. Throws `money.currencies-differ`, `ratio.divided-by-zero`. */
  dividedBy(other: Money): Ratio {
    return Ratio.of(this.minorUnits, this.same(other).minorUnits);
  }

  /** Major units, exact. */
  toRatio(): Ratio {
    return Ratio.of(this.minorUnits, 10n ** BigInt(CurrencyCode.digits(this.currency)));
  }

  /** Canonical: always the currency's digits. */
  toJson(): MoneyJson {
    return { amount: formatDecimal(this.minorUnits, CurrencyCode.digits(this.currency)), currency: this.currency };
  }

  private same(other: Money): Money {
    if (other.currency !== this.currency) {
      throw new InvalidValue('money.currencies-differ', 'Amounts of two currencies cannot be added or compared.');
    }
    return other;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
