import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../platform/platform.module.js';
import { preparedQuery } from '../../platform/postgres/prepared-query.js';
import { units, type ParcelLine } from './parcels-register.js';

export interface ParcelsAsked {
  readonly region?: string;
  readonly district?: string;
  readonly category?: string;
  readonly status?: string;
  readonly projectId?: string;
  /** Degrees as text: west, south, east, north. */
  readonly box?: readonly [string, string, string, string];
}

export interface ParcelStretch {
  readonly limit: number;
  readonly after: string | null;
  readonly backwards: boolean;
}

export interface FoundParcel extends ParcelLine {
  readonly hasGeometry: boolean;
  readonly lastEventRevision: number;
  readonly projectionPosition: number;
}

export interface FoundParcels {
  readonly parcels: readonly FoundParcel[];
  readonly more: boolean;
}

export class ListParcels extends Query<FoundParcels> {
  constructor(
    readonly asked: ParcelsAsked,
    readonly stretch: ParcelStretch,
    /** A list shows no shapes: they may be large. */
    readonly withGeometry: boolean,
  ) {
    super();
  }
}

@QueryHandler(ListParcels)
export class ListParcelsHandler implements IQueryHandler<ListParcels> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  async execute({ asked, stretch: { limit, after, backwards }, withGeometry }: ListParcels): Promise<FoundParcels> {
    const values: unknown[] = [];
    const value = (given: unknown): string => `$${values.push(given)}`;
    const conditions = conditionsOf(asked, value);
    const number = 'cadastral_number collate "C"';
    if (after !== null) conditions.push(`${number} ${backwards ? '<' : '>'} ${value(after)}`);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const sql = `${selectOf(withGeometry)} ${where} order by ${number} ${backwards ? 'desc' : 'asc'} limit ${value(limit + 1)}`;
    const { rows } = await preparedQuery<FoundParcel>(this.pool, sql, values);
    const page = rows.slice(0, limit);
    return { parcels: backwards ? page.reverse() : page, more: rows.length > limit };
  }
}

function conditionsOf(asked: ParcelsAsked, value: (given: unknown) => string): string[] {
  const { box, projectId, ...named } = asked;
  const conditions: string[] = [];
  for (const column of ['region', 'district', 'category', 'status'] as const)
    if (named[column] !== undefined) conditions.push(`${column} = ${value(named[column])}`);
  if (projectId !== undefined) conditions.push(`project_id = ${value(projectId)}::uuid`);
  if (box !== undefined) {
    const [west, south, east, north] = box.map(units);
    conditions.push(`south <= ${value(north)} and north >= ${value(south)}`);
    conditions.push(`west <= ${value(east)} and east >= ${value(west)}`);
  }
  return conditions;
}

const selectOf = (withGeometry: boolean): string => `
  select cadastral_number as "cadastralNumber", area_ha::text as "areaHa", computed_area_ha::text as "computedAreaHa",
         category, purpose, kato, region, district, encumbrances,
         ${withGeometry ? 'geometry' : 'null::json as geometry'}, geometry is not null as "hasGeometry", registered_on::text as "registeredOn", status,
         project_id as "projectId", held_ha::text as "heldHa", decision_no as "decisionNo",
         reserved_until::text as "reservedUntil", last_revision::float8 as "lastEventRevision",
         position::float8 as "projectionPosition"
    from rm.parcels`;
