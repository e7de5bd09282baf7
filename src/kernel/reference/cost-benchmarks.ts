import type { Reference } from './reference.js';

export const COST_BENCHMARKS_SOURCE: Reference = {
  scheme: 'qadam-cost-benchmark',
  source: 'World averages of total installed cost, IRENA, Renewable power generation costs (see each row)',
  asOf: '2026-07-01',
  validFrom: '2016-01-01',
  excerpt: true,
};

export interface CostBenchmark {
  readonly sector: string;
  readonly year: number;
  /** US dollars for one kW of installed capacity, decimal text. */
  readonly usdPerKw: string;
  /** `published`: read in a source; `derived`: from a published change; `recalled`: plausible, to be checked. */
  readonly basis: 'published' | 'derived' | 'recalled';
}

const solar = (year: number, usdPerKw: string, basis: CostBenchmark['basis']): CostBenchmark => ({
  sector: 'energy.solar',
  year,
  usdPerKw,
  basis,
});

/** 2018 is derived: the 2019 average of 995 was 18 percent below it. */
export const COST_BENCHMARKS: readonly CostBenchmark[] = [
  solar(2016, '1637', 'recalled'),
  solar(2017, '1415', 'recalled'),
  solar(2018, '1213', 'derived'),
  solar(2019, '995', 'published'),
  solar(2020, '883', 'recalled'),
  solar(2021, '857', 'recalled'),
  solar(2022, '876', 'recalled'),
  solar(2023, '758', 'recalled'),
  solar(2024, '691', 'recalled'),
];

/** The figure of exactly this year, or null: then rule X11 is recorded as not checked (ruling 32). */
export function costBenchmark(sector: string, year: number): CostBenchmark | null {
  return COST_BENCHMARKS.find(row => row.sector === sector && row.year === year) ?? null;
}
