import { Money } from '../../kernel/quantities/money.js';
import { Ratio } from '../../kernel/quantities/ratio.js';
import { RatioSum } from '../../kernel/quantities/ratio-sum.js';
import type { MoneyJson } from '../../kernel/shapes.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import type { Moment } from './moment.js';

/** Exact tenge of a figure by the rate of its own day; null where there is no rate, or the figure cannot be read. */
export function inKzt(sum: MoneyJson, on: string, { rates }: Pick<Moment, 'rates'>): Ratio | null {
  const rate = rates(sum.currency, on);
  if (rate === null) return null;
  try {
    return Money.parse(sum).toRatio().multiply(rate);
  } catch (error) {
    if (error instanceof InvalidValue) return null;
    throw error;
  }
}

/** A sum in tenge, added exactly and rounded once when it is told (e.1). A figure without a rate is counted apart. */
export class KztSum {
  private readonly total = new RatioSum();
  private figures = 0;
  private unconverted = 0;

  constructor(private readonly moment: Pick<Moment, 'rates'>) {}

  /** Null: not converted, left out. */
  add(sum: MoneyJson, on: string): Ratio | null {
    const kzt = inKzt(sum, on, this.moment);
    if (kzt === null) this.unconverted++;
    else this.addExact(kzt);
    return kzt;
  }

  addExact(kzt: Ratio): void {
    this.total.add(kzt);
    this.figures++;
  }

  get exact(): Ratio {
    return this.total.total;
  }

  /** How many figures are in it. */
  get n(): number {
    return this.figures;
  }

  get notConverted(): number {
    return this.unconverted;
  }

  /** Tenge with two decimals. */
  toText(): string {
    return this.exact.toDecimal(2);
  }
}

/**
 * The two other views of a sum (e.1), each by itself: in dollars (the source's own quote in dollars, else tenge by the
 * rate of that day), and in tenge at the rates of the day of the report.
 */
export class OtherViews {
  private readonly dollars = new RatioSum();
  private missingDollars = 0;
  private readonly later: KztSum;

  constructor(private readonly moment: Moment) {
    this.later = new KztSum(moment);
  }

  add(sum: MoneyJson, on: string, quotedUsd: string | null = null): void {
    this.later.add(sum, this.moment.on);
    const usd = this.inUsd(sum, on, quotedUsd);
    if (usd === null) this.missingDollars++;
    else this.dollars.add(usd);
  }

  toJson(): object {
    return {
      usd: this.dollars.total.toDecimal(2),
      usdNotConverted: this.missingDollars,
      kztAtRatesOfTheReport: this.later.toText(),
      notConvertedAtRatesOfTheReport: this.later.notConverted,
    };
  }

  private inUsd(sum: MoneyJson, on: string, quotedUsd: string | null): Ratio | null {
    const own = sum.currency === 'USD' ? sum.amount : quotedUsd;
    if (own !== null) return Ratio.parse(own);
    const kzt = inKzt(sum, on, this.moment);
    const rate = this.moment.rates('USD', on);
    return kzt === null || rate === null ? null : kzt.divide(rate);
  }
}
