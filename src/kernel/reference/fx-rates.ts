import type { LocalDate } from '../time/local-date.js';
import type { Dated } from './dated.js';
import { inForce } from './dated.js';
import type { Reference } from './reference.js';

export const FX_RATES_SOURCE: Reference = {
  scheme: 'qadam-fx',
  source: 'Tenge for one unit of a currency; see the source of each row. Daily official rates come from refdata-fx-*',
  asOf: '2026-07-01',
  validFrom: '2015-01-01',
  excerpt: true,
};

export interface FxRate extends Dated {
  readonly currency: string;
  /** The day of the rate; it holds until the next row. */
  readonly validFrom: string;
  /** Tenge for one unit, decimal text. */
  readonly kztPerUnit: string;
  /**
   * `implied`: the two quotes of one sum in the seed's news (KZT 7.4 bn over USD 19.86 m), no official figure;
   * `demo-yearly-average`: about the National Bank's average of the year, from memory, for the demo's totals only.
   */
  readonly source: 'implied' | 'NBK excerpt' | 'demo-yearly-average';
}

const YEARLY: Readonly<Record<string, readonly string[]>> = {
  // 2015, 2016, … 2025
  USD: ['221.73', '342.16', '326.00', '344.71', '382.75', '412.95', '426.03', '460.48', '456.31', '469.44', '521.00'],
  EUR: ['246.16', '378.63', '368.32', '406.66', '428.51', '471.44', '503.88', '484.22', '493.33', '507.80', '588.00'],
  CNY: ['35.27', '51.51', '48.30', '52.09', '55.40', '59.87', '66.05', '68.43', '64.47', '65.25', '72.50'],
};

export const FX_RATES: readonly FxRate[] = [
  ...Object.entries(YEARLY).flatMap(([currency, rates]) =>
    rates.map((kztPerUnit, index) => ({
      currency,
      validFrom: `${2015 + index}-01-01`,
      kztPerUnit,
      source: 'demo-yearly-average' as const,
    })),
  ),
  { currency: 'USD', validFrom: '2018-11-09', kztPerUnit: '372.61', source: 'implied' },
];

/** The last rate on or before the day, for totals; null when there is none. */
export function fxRateOn(currency: string, on: LocalDate): FxRate | null {
  return inForce(
    FX_RATES.filter(rate => rate.currency === currency),
    on,
  );
}

/**
 * The official rate of exactly this day, for rule X13; null when the excerpt has none, and then the rule is recorded
 * as not checked. Implied and average rates prove nothing and are never returned.
 */
export function officialFxRate(currency: string, on: LocalDate): FxRate | null {
  return (
    FX_RATES.find(rate => rate.currency === currency && rate.validFrom === on && rate.source === 'NBK excerpt') ?? null
  );
}
