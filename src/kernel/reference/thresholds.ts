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

/** The index is set anew each year: a year without a row has none, and that is said rather than guessed. */
export function mciOn(on: LocalDate): Money | null {
  const row = inForce(MCI, on);
  return row === null || row.validFrom.slice(0, 4) !== on.slice(0, 4)
    ? null
    : Money.parse({ amount: row.kzt, currency: 'KZT' });
}

/** Of the order of 31 December 2024 No 11-1-4/746; applied to earlier dates too, for comparison. */
export const NATIONAL_POOL_MCI = 150_000n;

/**
 * Rule X18: from this sum on a project belongs to the national pool, below it to a regional one. Null for a year without an index.
 * 3,932 times 150,000 is KZT 589.8 m in 2025.
 */
export function nationalPoolThreshold(on: LocalDate): Money | null {
  const mci = mciOn(on);
  return mci === null ? null : Money.ofMinorUnits(mci.minorUnits * NATIONAL_POOL_MCI, 'KZT');
}

/** Shares of the approved cost, decimal text. Strictly above; on the bound is the milder side. */
export interface CostRevisionLimits extends Dated {
  readonly decisionMakerAbove: string;
  readonly fullReviewAbove: string;
}

export const COST_REVISION_LIMITS: readonly [CostRevisionLimits, ...CostRevisionLimits[]] = [
  { ...since, decisionMakerAbove: '0.10', fullReviewAbove: '0.25' },
];

export function costRevisionLimitsOn(on: LocalDate): CostRevisionLimits {
  return inForce(COST_REVISION_LIMITS, on) ?? COST_REVISION_LIMITS[0];
}

/** X3: so much more land than was approved is nothing to speak of; decimal text, a share of what was approved. */
export interface LandTolerance extends Dated {
  readonly share: string;
}

export const LAND_TOLERANCES: readonly [LandTolerance, ...LandTolerance[]] = [{ ...since, share: '0.02' }];

export function landToleranceOn(on: LocalDate): LandTolerance {
  return inForce(LAND_TOLERANCES, on) ?? LAND_TOLERANCES[0];
}

/** X2: two parcels overlap where they share more ground than surveys err by; decimal text, strictly above either. */
export interface OverlapLimits extends Dated {
  readonly hectaresAbove: string;
  /** Of the smaller of the two. */
  readonly shareAbove: string;
}

export const OVERLAP_LIMITS: readonly [OverlapLimits, ...OverlapLimits[]] = [
  { ...since, hectaresAbove: '0.1', shareAbove: '0.005' },
];

export function overlapLimitsOn(on: LocalDate): OverlapLimits {
  return inForce(OVERLAP_LIMITS, on) ?? OVERLAP_LIMITS[0];
}

/** When a project is likely another one again (X8), and what of an investor's other projects is said aloud (X16, X17). */
export interface InvestorLimits extends Dated {
  /** X8: capacities differ by no more than this share of the larger one. */
  readonly duplicateShare: string;
  /** X8: proposed within so many months of each other. */
  readonly duplicateMonths: number;
  /** X16: for so many years after a PPA was ended for late commissioning. */
  readonly lateYears: number;
  /** X17: more live projects than this without a payment. */
  readonly idleProjects: number;
  /** X17: for so many months. */
  readonly idleMonths: number;
}

export const INVESTOR_LIMITS: readonly [InvestorLimits, ...InvestorLimits[]] = [
  { ...since, duplicateShare: '0.2', duplicateMonths: 24, lateYears: 3, idleProjects: 3, idleMonths: 12 },
];

export function investorLimitsOn(on: LocalDate): InvestorLimits {
  return inForce(INVESTOR_LIMITS, on) ?? INVESTOR_LIMITS[0];
}
