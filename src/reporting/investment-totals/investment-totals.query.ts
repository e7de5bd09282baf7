import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { EventLog } from '../../platform/event-store/event-log.js';
import { READ_POOL } from '../../platform/platform.module.js';
import { pointOf, tableAt, versionsAt, type Moment, type Point } from '../../platform/projections/moment.js';
import { preparedQuery } from '../../platform/postgres/prepared-query.js';
import { TERMINAL_STAGES } from '../../projects/index.js';
import {
  groupsOf,
  overallOf,
  type CountRow,
  type Group,
  type Grouping,
  type MoneyRow,
  type Totals,
} from './investment-totals.js';
import { COUNT_MEASURES, ROLL_UPS } from './total-cells.js';

export interface TotalsFilter {
  readonly stage?: string;
  readonly hold?: string;
  readonly region?: string;
  readonly district?: string;
  readonly sector?: string;
  readonly country?: string;
  readonly investorId?: string;
}

export interface FoundTotals {
  /** The place that the moment asked about comes to; null: now. */
  readonly point: Point | null;
  readonly groups: readonly Group[];
  readonly overall: Totals;
  /** Rejected and cancelled projects are counted, but their figures only where they are asked for by stage. */
  readonly figuresCover: { readonly groups: Cover; readonly overall: Cover };
}

type Cover = 'every-project' | 'neither-rejected-nor-cancelled';

export class GetInvestmentTotals extends Query<FoundTotals> {
  constructor(
    readonly by: Grouping,
    readonly filter: TotalsFilter,
    readonly moment: Moment,
  ) {
    super();
  }
}

@QueryHandler(GetInvestmentTotals)
export class GetInvestmentTotalsHandler implements IQueryHandler<GetInvestmentTotals> {
  constructor(
    @Inject(READ_POOL) private readonly pool: Pool,
    @Inject(EventLog) private readonly log: EventLog,
  ) {}

  async execute({ by, filter: given, moment }: GetInvestmentTotals): Promise<FoundTotals> {
    const point = await pointOf(moment, this.log);
    const filter = { ...given, point };
    const overallApart = filter.stage === undefined;
    const groupsApart = overallApart && by !== 'stage';
    const { counts, money } = await this.ask({
      counts: countsOf(by, filter, groupsApart),
      money: moneyOf(by, filter, groupsApart),
    });
    // Groups by stage have every figure; what stands apart is left out where they are added up.
    const apart = overallApart && !groupsApart ? APART_STAGES : [];
    return {
      point,
      groups: groupsOf(by, counts, money),
      overall: overallOf(counts, money, apart),
      figuresCover: { groups: coverOf(groupsApart), overall: coverOf(overallApart) },
    };
  }

  /** One statement, so one snapshot: counts and money never tell of two different moments. */
  private async ask(parts: Record<keyof Sums, Statement>): Promise<Sums> {
    const text = Object.entries(parts)
      .map(([name, { text }]) => `(select coalesce(json_agg(part), '[]') from (${text}) part) as "${name}"`)
      .join(', ');
    // The same filter stands in each part, with the same values in the same places.
    const { rows } = await preparedQuery<Sums>(this.pool, `select ${text}`, parts.counts.values);
    return rows[0]!;
  }
}

type Sums = {
  readonly counts: readonly CountRow[];
  readonly money: readonly MoneyRow[];
};

function coverOf(stagesApart: boolean): Cover {
  return stagesApart ? 'neither-rejected-nor-cancelled' : 'every-project';
}

type PlacedFilter = TotalsFilter & { readonly point: Point | null };

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const APART_STAGES: readonly string[] = ['rejected', 'cancelled'];
const APART = `cell.stage not in (${APART_STAGES.map(stage => `'${stage}'`).join(', ')})`;
const LIVE = `cell.stage not in (${TERMINAL_STAGES.map(stage => `'${stage}'`).join(', ')})`;

function countsOf(by: Grouping, filter: PlacedFilter, stagesApart: boolean): Statement {
  const { from, where, key, values } = partsOf('totals_counts', by, filter);
  const only = stagesApart ? ` filter (where ${APART})` : '';
  const figures = COUNT_MEASURES.filter(measure => measure !== 'projects').map(
    measure => `coalesce(sum(cell.${snake(measure)})${only}, 0)::text as "${measure}"`,
  );
  const projects = [
    `coalesce(sum(cell.projects), 0)::text as total`,
    `coalesce(sum(cell.projects) filter (where ${LIVE}), 0)::text as live`,
    `coalesce(sum(cell.projects) filter (where ${LIVE} and cell.hold = 'suspended'), 0)::text as suspended`,
    `coalesce(sum(cell.projects) filter (where cell.stage = 'rejected'), 0)::text as rejected`,
    `coalesce(sum(cell.projects) filter (where cell.stage = 'cancelled'), 0)::text as cancelled`,
  ];
  const text = `select ${key} as key, ${[...projects, ...figures].join(', ')} from ${from} ${where} group by 1`;
  return { text, values };
}

function moneyOf(by: Grouping, filter: PlacedFilter, stagesApart: boolean): Statement {
  const { from, where, key, values } = partsOf('totals_money', by, filter, stagesApart ? [APART] : []);
  const text = `
    select ${key} as key, cell.figure_class as "figureClass", cell.currency,
           sum(cell.minor_units)::text as "minorUnits", sum(cell.projects)::text as projects
      from ${from} ${where} group by 1, 2, 3`;
  return { text, values };
}

/** The cells that carry an investor are asked only when a country is. */
function partsOf(
  table: 'totals_counts' | 'totals_money',
  by: Grouping,
  filter: PlacedFilter,
  more: readonly string[] = [],
): { readonly from: string; readonly where: string; readonly key: string; readonly values: unknown[] } {
  const { country, investorId, point, ...own } = filter;
  const joins = by === 'country' || country !== undefined || investorId !== undefined;
  const values: unknown[] = [];
  const conditions = [...more];
  if (point !== null) conditions.push(versionsAt(point, 'cell', given => `$${values.push(given)}`));
  for (const dimension of ['stage', 'hold', 'region', 'district', 'sector'] as const) {
    const wanted = own[dimension];
    if (wanted !== undefined) conditions.push(`cell.${dimension} = $${values.push(wanted)}`);
  }
  if (country !== undefined) conditions.push(`investor.country = $${values.push(country)}`);
  if (investorId !== undefined) conditions.push(`cell.investor_id = $${values.push(investorId.toLowerCase())}`);
  const investors = 'left join rm.investor_countries investor on investor.investor_id = cell.investor_id';
  // Versions carry their investor; of the present there are cells apart, which only questions of countries pay for.
  const asked = joins ? [] : [by, ...Object.keys(own).filter(name => own[name as keyof typeof own] !== undefined)];
  const cells = point !== null ? table : joins ? `${table}_by_investor` : `${table}${rollUpFor(asked)}`;
  return {
    from: `${tableAt(cells, point)} cell${joins ? ` ${investors}` : ''}`,
    where: conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`,
    key: by === 'country' ? `coalesce(investor.country, 'unknown')` : `cell.${by}`,
    values,
  };
}

/** The smallest table that has every dimension that is asked about; versions of another moment are not rolled up. */
function rollUpFor(asked: readonly string[]): string {
  const has = (dimensions: readonly string[]): boolean => asked.every(name => dimensions.includes(name));
  const found = ROLL_UPS.find(({ dimensions }) => has(dimensions));
  return found === undefined ? '' : `_${found.name}`;
}

function snake(measure: string): string {
  return measure.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
