import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import type { LocalizedTextJson } from '../../../kernel/shapes.js';
import { EventLog } from '../../../platform/event-store/event-log.js';
import { READ_POOL } from '../../../platform/platform.module.js';
import { pointOf, tableAt, versionsAt, type Moment, type Point } from '../../../platform/projections/moment.js';
import { preparedQuery } from '../../../platform/postgres/prepared-query.js';
import { likePatterns, type ProjectLine } from './projects-list.js';

export interface ProjectFilter {
  readonly stage?: string;
  readonly hold?: string;
  readonly region?: string;
  readonly district?: string;
  readonly sector?: string;
  readonly investorCountry?: string;
  readonly investorId?: string;
  readonly q?: string;
}

/** `newest`: the registration's position, falling. `registryNo`: rising, by code points. */
export type ProjectOrder = 'newest' | 'registryNo';

/** Where a page begins: behind the line with this key. */
export type ListKey = { readonly position: number } | { readonly registryNo: string; readonly projectId: string };

export interface ListStretch {
  readonly order: ProjectOrder;
  readonly limit: number;
  readonly after: ListKey | null;
  readonly backwards: boolean;
}

export interface ListedProject extends Omit<ProjectLine, 'search'> {
  readonly lastEventRevision: number;
  readonly projectionPosition: number;
  readonly investorName: LocalizedTextJson | null;
  readonly investorCountry: string | null;
}

export interface ListPage {
  /** The place that the moment asked about comes to; null: now. */
  readonly point: Point | null;
  readonly lines: readonly ListedProject[];
  readonly more: boolean;
}

export class ListProjects extends Query<ListPage> {
  constructor(
    readonly filter: ProjectFilter,
    readonly stretch: ListStretch,
    readonly moment: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListProjects)
export class ListProjectsHandler implements IQueryHandler<ListProjects> {
  constructor(
    @Inject(READ_POOL) private readonly pool: Pool,
    @Inject(EventLog) private readonly log: EventLog,
  ) {}

  async execute({ filter, stretch, moment }: ListProjects): Promise<ListPage> {
    const point = await pointOf(moment, this.log);
    const values: unknown[] = [];
    const value = (given: unknown): string => `$${values.push(given)}`;
    const conditions = [
      ...(point === null ? [] : [versionsAt(point, 'line', value)]),
      ...(await this.conditionsOf(filter, value)),
      ...startOf(stretch, point === null ? 'uuid' : 'text', value),
    ];
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const sql = `${selectAt(point)} ${where} order by ${orderOf(stretch)} limit ${value(stretch.limit + 1)}`;
    const { rows } = await preparedQuery<ListedProject>(this.pool, sql, values);
    const page = rows.slice(0, stretch.limit);
    return { point, lines: stretch.backwards ? page.reverse() : page, more: rows.length > stretch.limit };
  }

  private async conditionsOf(filter: ProjectFilter, value: (given: unknown) => string): Promise<string[]> {
    const conditions: string[] = [];
    for (const [column, given] of [
      ['stage', filter.stage],
      ['hold', filter.hold],
      ['region', filter.region],
      ['district', filter.district],
      ['sector', filter.sector],
      ['investor_id', filter.investorId],
    ] as const) {
      if (given !== undefined) conditions.push(`line.${column} = ${value(given)}`);
    }
    if (filter.investorCountry !== undefined) {
      const country = value(filter.investorCountry);
      conditions.push(`line.investor_id in (select investor_id from rm.project_investors where country = ${country})`);
    }
    if (filter.q !== undefined) {
      const patterns = likePatterns(filter.q);
      const investors = await this.investorsNamed(patterns);
      const titled = patterns.map(pattern => `line.search like ${value(pattern)}`).join(' and ');
      conditions.push(`((${titled || 'true'}) or line.investor_id = any(${value(investors)}::uuid[]))`);
    }
    return conditions;
  }

  /** Asked first, so that the list itself is found by two indexes and not by reading every line. */
  private async investorsNamed(patterns: readonly string[]): Promise<readonly string[]> {
    if (patterns.length === 0) return [];
    const named = patterns.map((_, index) => `search like $${index + 1}`).join(' and ');
    const sql = `select investor_id from rm.project_investors where ${named} order by investor_id limit 1000`;
    const { rows } = await preparedQuery<{ investor_id: string }>(this.pool, sql, patterns);
    return rows.map(row => row.investor_id);
  }
}

function startOf(
  { order, after, backwards }: ListStretch,
  idType: 'uuid' | 'text',
  value: (given: unknown) => string,
): readonly string[] {
  if (after === null) return [];
  if (order === 'newest') {
    return 'position' in after ? [`line.registered_position ${backwards ? '>' : '<'} ${value(after.position)}`] : [];
  }
  if (!('registryNo' in after)) return [];
  const [registryNo, projectId] = [value(after.registryNo), value(after.projectId)];
  return [
    `(line.registry_no collate "C", line.project_id) ${backwards ? '<' : '>'} (${registryNo}, ${projectId}::${idType})`,
  ];
}

function orderOf({ order, backwards }: ListStretch): string {
  if (order === 'newest') return `line.registered_position ${backwards ? 'asc' : 'desc'}`;
  const direction = backwards ? 'desc' : 'asc';
  return `line.registry_no collate "C" ${direction}, line.project_id ${direction}`;
}

/** Of a version, the event that began it is the last one in it. */
function selectAt(point: Point | null): string {
  const [revision, position] = point === null ? ['last_revision', 'position'] : ['revision', 'known_from'];
  return `
  select line.project_id as "projectId", line.registered_position::float8 as "registeredPosition",
         line.registry_no as "registryNo", line.title, line.stage, line.hold, line.region, line.district, line.kato,
         line.sector, line.asset_type as "assetType", line.investor_id as "investorId",
         line.proposed_on::text as "proposedOn", line.declared, line.approved, line.commitments, line.reported,
         line.${revision}::float8 as "lastEventRevision", line.${position}::float8 as "projectionPosition",
         investor.legal_name as "investorName", investor.country as "investorCountry"
    from ${tableAt('projects_list', point)} line
    left join rm.project_investors investor on investor.investor_id = line.investor_id`;
}
