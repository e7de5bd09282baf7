import { Money } from '../quantities/money.js';
import type { LocalDate } from '../time/local-date.js';
import { inForce, type Dated } from './dated.js';
import type { Reference } from './reference.js';

export const THRESHOLDS_SOURCE: Reference = {
  scheme: 'qadam-threshold',
  source: 'Qadam, proposals behind the benchmarks of domain.md (d); a customer decides them',
  asOf: '2026-07-01',
  validFrom: '1991-01-01',
  excerpt: false,
};

/** Decimal text. Strictly below or above a bound; on the bound is the milder colour. Null: no bound on that side. */
export interface Band extends Dated {
  readonly rule: 'X10' | 'X11' | 'X12' | 'X13';
  readonly redBelow: string | null;
  readonly amberBelow: string | null;
  readonly amberAbove: string | null;
  readonly redAbove: string | null;
}

const since = { validFrom: '1991-01-01' };

export const BANDS: readonly Band[] = [
  /** Hectares for one MW of a solar plant. */
  { rule: 'X10', ...since, redBelow: '0.7', amberBelow: '1', amberAbove: '4', redAbove: '10' },
  /** US dollars for one kW, over the benchmark of the year. */
  { rule: 'X11', ...since, redBelow: '0.3', amberBelow: '0.5', amberAbove: '1.5', redAbove: '2.5' },
  /** Permanent jobs for one MW of a solar plant. */
  { rule: 'X12', ...since, redBelow: null, amberBelow: null, amberAbove: '2', redAbove: '10' },
  /** Relative difference of the quotes' implied rate to the official rate of the day. */
  { rule: 'X13', ...since, redBelow: null, amberBelow: null, amberAbove: '0.03', redAbove: null },
];

/** The band in force on the day. Never null for a date of the register: each rule has one from its first day. */
export function bandOn(rule: Band['rule'], on: LocalDate): Band | null {
  return inForce(
    BANDS.filter(band => band.rule === rule),
    on,
  );
}

export interface Mci extends Dated {
  /** Tenge, decimal text. */
  readonly kzt: string;
  readonly note?: 'recalled';
}

/** Monthly calculation index, by laws on the republican budget. 2025 is confirmed by a secondary source. */
export const MCI: readonly Mci[] = [
  { validFrom: '2015-01-01', kzt: '1982', note: 'recalled' },
  { validFrom: '2016-01-01', kzt: '2121', note: 'recalled' },
  { validFrom: '2017-01-01', kzt: '2269', note: 'recalled' },
  { validFrom: '2018-01-01', kzt: '2405', note: 'recalled' },
  { validFrom: '2019-01-01', kzt: '2525', note: 'recalled' },
  { validFrom: '2020-01-01', kzt: '2651', note: 'recalled' },
  { validFrom: '2020-04-01', kzt: '2778', note: 'recalled' },
  { validFrom: '2021-01-01', kzt: '2917', note: 'recalled' },
  { validFrom: '2022-01-01', kzt: '3063', note: 'recalled' },
  { validFrom: '2022-04-01', kzt: '3180', note: 'recalled' },
  { validFrom: '2023-01-01', kzt: '3450', note: 'recalled' },
  { validFrom: '2024-01-01', kzt: '3692', note: 'recalled' },
  { validFrom: '2025-01-01', kzt: '3932' },
  { validFrom: '2026-01-01', kzt: '4325', note: 'recalled' },
];

export function mciOn(on: LocalDate): Money | null {
  const row = inForce(MCI, on);
  return row === null ? null : Money.parse({ amount: row.kzt, currency: 'KZT' });
}

/** Of the order of 31 December 2024 No 11-1-4/746; applied to earlier dates too, for comparison. */
export const NATIONAL_POOL_MCI = 150_000n;

/**
 * Rule X18: from this sum on a project belongs to the national pool, below it to a regional one. Null before 2015.
 * 3,932 times 150,000 is KZT 589.8 m in 2025.
 */
export function nationalPoolThreshold(on: LocalDate): Money | null {
  const mci = mciOn(on);
  return mci === null ? null : Money.ofMinorUnits(mci.minorUnits * NATIONAL_POOL_MCI, 'KZT');
}
