import { Area } from '../../kernel/quantities/area.js';
import { Money } from '../../kernel/quantities/money.js';
import { Power } from '../../kernel/quantities/power.js';
import type { MoneyJson } from '../../kernel/shapes.js';
import { Country } from '../../kernel/reference/countries.js';
import { namedPlace, namedSector, STAGES } from '../../projects/index.js';
import { COUNT_MEASURES, FIGURE_CLASSES, type CountMeasure, type FigureClass } from './total-cells.js';

export const GROUPINGS = ['stage', 'region', 'district', 'sector', 'country'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Sums of one group in smallest units, as the cells have them. */
export type CountRow = { readonly key: string } & { readonly [M in Exclude<CountMeasure, 'projects'>]: string } & {
  readonly total: string;
  readonly live: string;
  readonly suspended: string;
  readonly rejected: string;
  readonly cancelled: string;
};

export interface MoneyRow {
  readonly key: string;
  readonly figureClass: FigureClass;
  readonly currency: string;
  readonly minorUnits: string;
  readonly projects: string;
}

/** A sum of one class in one currency, and how many projects it comes from. */
export type SumOfClass = MoneyJson & { readonly projects: number };

export interface Totals {
  readonly projects: {
    readonly total: number;
    /** Neither rejected, cancelled nor closed. */
    readonly live: number;
    /** Live and on hold. */
    readonly suspended: number;
    readonly rejected: number;
    readonly cancelled: number;
  };
  readonly cost: { readonly [Class in FigureClass]: readonly SumOfClass[] };
  readonly capacityMw: { readonly declared: string; readonly approved: string; readonly contracted: string };
  readonly landHa: {
    readonly declared: string;
    readonly approved: string;
    readonly contracted: string;
    readonly reserved: string;
    readonly allocated: string;
  };
  readonly jobsPermanent: JobsByClass;
  readonly jobsConstruction: JobsByClass;
}

type JobsByClass = {
  readonly declared: number;
  readonly approved: number;
  readonly contracted: number;
  readonly reported: number;
};

export interface Group extends Totals {
  readonly key: string;
  readonly name: { readonly kk: string | null; readonly ru: string | null; readonly en: string } | null;
}

/** One group a row of counts, in the order of the stages or of the codes. Pure. */
export function groupsOf(by: Grouping, counts: readonly CountRow[], money: readonly MoneyRow[]): readonly Group[] {
  const place = (key: string): number => (by === 'stage' ? STAGES.indexOf(key as (typeof STAGES)[number]) : 0);
  return counts
    .map(row => ({ key: row.key, name: nameOf(by, row.key), ...totalsOf(row, moneyOf(money, row.key)) }))
    .sort((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1));
}

/**
 * What all groups come to: nothing is counted in two of them, so a second pass over the cells would say the same. The
 * figures of groups that stand apart are left out, their projects are counted.
 */
export function overallOf(counts: readonly CountRow[], money: readonly MoneyRow[], apart: readonly string[]): Totals {
  const row = Object.fromEntries(
    [...PROJECT_COUNTS, ...FIGURES].map(name => {
      const counted = PROJECT_COUNTS.includes(name as never)
        ? counts
        : counts.filter(({ key }) => !apart.includes(key));
      return [name, counted.reduce((sum, each) => sum + BigInt(each[name]), 0n).toString()];
    }),
  ) as CountRow;
  const sums = new Map<string, { minorUnits: bigint; projects: number } & Pick<MoneyRow, 'figureClass' | 'currency'>>();
  for (const { key, figureClass, currency, minorUnits, projects } of money) {
    if (apart.includes(key)) continue;
    const name = `${figureClass} ${currency}`;
    const known = sums.get(name) ?? { figureClass, currency, minorUnits: 0n, projects: 0 };
    sums.set(name, {
      ...known,
      minorUnits: known.minorUnits + BigInt(minorUnits),
      projects: known.projects + Number(projects),
    });
  }
  return totalsOf(
    row,
    [...sums.values()].map(({ minorUnits, projects, ...said }) => ({
      ...said,
      key: 'all',
      minorUnits: minorUnits.toString(),
      projects: projects.toString(),
    })),
  );
}

const PROJECT_COUNTS = ['total', 'live', 'suspended', 'rejected', 'cancelled'] as const;
const FIGURES = COUNT_MEASURES.filter(measure => measure !== 'projects');

export function totalsOf(row: Omit<CountRow, 'key'>, money: readonly MoneyRow[]): Totals {
  return {
    projects: {
      total: Number(row.total),
      live: Number(row.live),
      suspended: Number(row.suspended),
      rejected: Number(row.rejected),
      cancelled: Number(row.cancelled),
    },
    cost: Object.fromEntries(
      FIGURE_CLASSES.map(figureClass => [figureClass, sums(money, figureClass)]),
    ) as Totals['cost'],
    capacityMw: {
      declared: megawatts(row.wattsDeclared),
      approved: megawatts(row.wattsApproved),
      contracted: megawatts(row.wattsContracted),
    },
    landHa: {
      declared: hectares(row.squareMetresDeclared),
      approved: hectares(row.squareMetresApproved),
      contracted: hectares(row.squareMetresContracted),
      reserved: hectares(row.squareMetresReserved),
      allocated: hectares(row.squareMetresAllocated),
    },
    jobsPermanent: {
      declared: Number(row.jobsPermanentDeclared),
      approved: Number(row.jobsPermanentApproved),
      contracted: Number(row.jobsPermanentContracted),
      reported: Number(row.jobsPermanentReported),
    },
    jobsConstruction: {
      declared: Number(row.jobsConstructionDeclared),
      approved: Number(row.jobsConstructionApproved),
      contracted: Number(row.jobsConstructionContracted),
      reported: Number(row.jobsConstructionReported),
    },
  };
}

/** Of no project at all. */
export const nothingCounted = {
  ...Object.fromEntries(COUNT_MEASURES.map(measure => [measure, '0'])),
  ...{ total: '0', live: '0', suspended: '0', rejected: '0', cancelled: '0' },
} as unknown as Omit<CountRow, 'key'>;

export const noTotals: Totals = totalsOf(nothingCounted, []);

function moneyOf(money: readonly MoneyRow[], key: string): readonly MoneyRow[] {
  return money.filter(row => row.key === key);
}

function sums(money: readonly MoneyRow[], figureClass: FigureClass): readonly SumOfClass[] {
  return money
    .filter(row => row.figureClass === figureClass)
    .map(({ minorUnits, currency, projects }) => ({
      ...Money.ofMinorUnits(BigInt(minorUnits), currency).toJson(),
      projects: Number(projects),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function megawatts(watts: string): string {
  return Power.ofWatts(BigInt(watts)).toJson();
}

function hectares(squareMetres: string): string {
  return Area.ofSquareMetres(BigInt(squareMetres)).toJson();
}

/** Stages speak for themselves; the rest is named by the code lists, null where a list does not know the code. */
function nameOf(by: Grouping, key: string): Group['name'] {
  switch (by) {
    case 'stage':
      return null;
    case 'region':
    case 'district':
      return key === 'none' ? null : namedPlace(key).name;
    case 'sector':
      return namedSector(key).name;
    case 'country': {
      if (key === 'unknown') return null;
      const { kk = null, ru = null, en } = Country.names(key as Country);
      return { kk, ru, en };
    }
  }
}
