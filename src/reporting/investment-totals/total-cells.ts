import { Area } from '../../kernel/quantities/area.js';
import { Money } from '../../kernel/quantities/money.js';
import { Power } from '../../kernel/quantities/power.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import type { MoneyJson } from '../../kernel/shapes.js';
import { heldHa } from '../../projects/index.js';
import { contracted, type CountedMeasure, type CountedProject } from './counted-project.js';

/** Under which groups a project counts. A country is the investor's and joins when it is asked for. */
export const DIMENSIONS = ['stage', 'hold', 'region', 'district', 'sector'] as const;
/**
 * Roll-ups: what most questions ask needs a few hundred cells and not one for each sector of each district. The fewest
 * cells come first; a question takes the first that has all it asks about.
 */
export const ROLL_UPS = [
  { name: 'by_sector', dimensions: ['stage', 'hold', 'sector'] },
  { name: 'by_place', dimensions: ['stage', 'hold', 'region', 'district'] },
] as const;
export const MONEY_DIMENSIONS = ['figureClass', 'currency'] as const;

/** In smallest units: watts, square metres, heads. */
export const COUNT_MEASURES = [
  'projects',
  'wattsDeclared',
  'wattsApproved',
  'wattsContracted',
  'squareMetresDeclared',
  'squareMetresApproved',
  'squareMetresContracted',
  'squareMetresReserved',
  'squareMetresAllocated',
  'jobsPermanentDeclared',
  'jobsPermanentApproved',
  'jobsPermanentContracted',
  'jobsPermanentReported',
  'jobsConstructionDeclared',
  'jobsConstructionApproved',
  'jobsConstructionContracted',
  'jobsConstructionReported',
] as const;
export type CountMeasure = (typeof COUNT_MEASURES)[number];

/** `minorUnits` of one currency in one class, and how many projects say such a figure. */
export const MONEY_MEASURES = ['minorUnits', 'projects'] as const;

export const FIGURE_CLASSES = ['declared', 'approved', 'contracted', 'disbursed', 'reported'] as const;
export type FigureClass = (typeof FIGURE_CLASSES)[number];

interface Cell<Measure extends string> {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<Measure, bigint>>;
}

/** What one project adds to the counts. */
export function countCells(project: CountedProject): readonly Cell<CountMeasure>[] {
  const { declared, approved, reported, parcels } = project;
  const promised = contracted(project);
  const measures = {
    projects: 1n,
    wattsDeclared: watts(declared),
    wattsApproved: watts(approved),
    wattsContracted: watts(promised),
    squareMetresDeclared: squareMetres(declared.landHa),
    squareMetresApproved: squareMetres(approved?.landHa ?? null),
    squareMetresContracted: squareMetres(promised?.landHa ?? null),
    squareMetresReserved: squareMetres(heldHa(parcels, 'reserved')),
    squareMetresAllocated: squareMetres(heldHa(parcels, 'allocated')),
    jobsPermanentDeclared: BigInt(declared.jobsPermanent ?? 0),
    jobsPermanentApproved: BigInt(approved?.jobsPermanent ?? 0),
    jobsPermanentContracted: BigInt(promised?.jobsPermanent ?? 0),
    jobsPermanentReported: BigInt(reported?.jobsPermanent ?? 0),
    jobsConstructionDeclared: BigInt(declared.jobsConstruction ?? 0),
    jobsConstructionApproved: BigInt(approved?.jobsConstruction ?? 0),
    jobsConstructionContracted: BigInt(promised?.jobsConstruction ?? 0),
    jobsConstructionReported: BigInt(reported?.jobsConstruction ?? 0),
  };
  return [{ dimensions: dimensionsOf(project), measures }];
}

/** What one project adds to the sums of money: a cell for each class and currency it has a figure in. */
export function moneyCells(project: CountedProject): readonly Cell<(typeof MONEY_MEASURES)[number]>[] {
  const { declared, approved, disbursed, reported } = project;
  return [
    ...amounts('declared', [declared.cost]),
    ...amounts('approved', [approved?.cost ?? null]),
    ...amounts('contracted', [contracted(project)?.cost ?? null]),
    ...amounts('disbursed', disbursed),
    ...amounts('reported', [reported?.cost ?? null]),
  ].map(({ figureClass, money }) => ({
    dimensions: { ...dimensionsOf(project), figureClass, currency: money.currency },
    measures: { minorUnits: money.minorUnits, projects: 1n },
  }));
}

/** The same cells once more by investor: for questions about countries. */
export function byInvestor<Measure extends string>(cells: (project: CountedProject) => readonly Cell<Measure>[]) {
  return (project: CountedProject): readonly Cell<Measure>[] =>
    cells(project).map(({ dimensions, measures }) => ({
      dimensions: { ...dimensions, investorId: project.investorId },
      measures,
    }));
}

/** Two tables count by the same cells: those of one state of a project are made once. */
export function madeOnce<Cells>(cells: (project: CountedProject) => Cells): (project: CountedProject) => Cells {
  const made = new WeakMap<CountedProject, Cells>();
  return project => {
    const known = made.get(project);
    if (known !== undefined) return known;
    const fresh = cells(project);
    made.set(project, fresh);
    return fresh;
  };
}

function dimensionsOf({ stage, hold, region, district, sector }: CountedProject): Readonly<Record<string, string>> {
  return { stage, hold, region, district, sector };
}

function amounts(
  figureClass: FigureClass,
  sums: readonly (MoneyJson | null)[],
): readonly { readonly figureClass: FigureClass; readonly money: Money }[] {
  return sums.flatMap(sum => {
    const money = sum === null ? null : readable(() => Money.parse(sum));
    return money === null ? [] : [{ figureClass, money }];
  });
}

function watts(measure: CountedMeasure | null): bigint {
  const capacityMw = measure?.capacityMw ?? null;
  return capacityMw === null ? 0n : (readable(() => Power.parse(capacityMw))?.watts ?? 0n);
}

function squareMetres(landHa: string | null): bigint {
  return landHa === null ? 0n : (readable(() => Area.parse(landHa))?.squareMetres ?? 0n);
}

/** A recorded figure that cannot be read counts nothing: a total never stops at one project. */
function readable<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidValue) return null;
    throw error;
  }
}
