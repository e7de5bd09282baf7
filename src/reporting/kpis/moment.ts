import { Ratio } from '../../kernel/quantities/ratio.js';
import { fxRateOn } from '../../kernel/reference/fx-rates.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import type { WorkingCalendar } from '../../kernel/time/working-days.js';

/** Tenge for one unit of a currency on a day: the last rate on or before it; null when there is none. */
export type Rates = (currency: string, on: string) => Ratio | null;

/** How often access was refused for a reason on a day. */
export interface Refusals {
  readonly day: string;
  readonly reason: string;
  readonly refusals: number;
}

/** What a question is asked under: the day of the report, and what is known beside the projects. */
export interface Moment {
  /** The report is of the whole of this day. */
  readonly on: string;
  readonly calendar: WorkingCalendar;
  readonly rates: Rates;
  /** ISO 3166-1 alpha-2; null while the register does not know it. */
  readonly countryOf: (investorId: string) => string | null;
  /** Of the whole register; null where the question is about a part of it. */
  readonly refusals: readonly Refusals[] | null;
}

const ONE = Ratio.of(1n, 1n);

/** The register's own table, each day looked up once. */
export function registerRates(): Rates {
  const known = new Map<string, Ratio | null>();
  return (currency, on) => {
    if (currency === 'KZT') return ONE;
    const key = `${currency} ${on}`;
    let rate = known.get(key);
    if (rate === undefined) {
      const row = fxRateOn(currency, on as LocalDate);
      known.set(key, (rate = row === null ? null : Ratio.parse(row.kztPerUnit)));
    }
    return rate;
  };
}

export function daysFrom(from: string, to: string): number {
  return LocalDate.daysBetween(from as LocalDate, to as LocalDate);
}

/** The fact in force on a day: of those dated by then the latest, and of one day the last. */
export function inForceOn<Fact extends { readonly on: string }>(facts: readonly Fact[], day: string): Fact | null {
  let found: Fact | null = null;
  for (const fact of facts) if (fact.on <= day && (found === null || fact.on >= found.on)) found = fact;
  return found;
}
