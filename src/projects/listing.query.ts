import type { Pool } from 'pg';
import { preparedQuery } from '../platform/postgres/prepared-query.js';
import type { ListPage, PlaceAsked, Stretch } from './listing.js';

/** A condition with `?` for each of its values. */
export type Condition = readonly [sql: string, ...values: readonly unknown[]];

/** A list over read models: what is selected, and the columns that its order and its cursors go by. */
export interface Listing {
  /** `select … from …`, without conditions. */
  readonly select: string;
  /** Together unique; of one direction, so that one comparison of rows is the cursor. */
  readonly order: readonly string[];
  readonly descending?: boolean;
}

/** One page by keyset. */
export async function listingPage<Line extends object>(
  pool: Pick<Pool, 'query'>,
  { select, order, descending = false }: Listing,
  conditions: readonly (Condition | null)[],
  { limit, after, backwards }: Stretch,
): Promise<ListPage<Line>> {
  const given: unknown[] = [];
  const filled = ([sql, ...values]: Condition): string => {
    let index = 0;
    return sql.replaceAll('?', () => `$${given.push(values[index++])}`);
  };
  const falling = descending !== backwards;
  const start: Condition | null =
    after === null
      ? null
      : [`(${order.join(', ')}) ${falling ? '<' : '>'} (${order.map(() => '?').join(', ')})`, ...after];
  const all = [...conditions, start].filter(condition => condition !== null).map(filled);
  const where = all.length === 0 ? '' : `where ${all.join(' and ')}`;
  const sorted = order.map(column => `${column} ${falling ? 'desc' : 'asc'}`).join(', ');
  const sql = `${select} ${where} order by ${sorted} limit ${filled(['?', limit + 1])}`;
  const { rows } = await preparedQuery<Line>(pool, sql, given);
  const page = rows.slice(0, limit);
  return { lines: backwards ? page.reverse() : page, more: rows.length > limit };
}

/** Region and district of a project, as cells keep them. */
export function inPlace({ region, district }: PlaceAsked, alias = 'cell'): readonly (Condition | null)[] {
  return [is(`${alias}.region`, region), is(`${alias}.district`, district)];
}

export function is(column: string, value: string | undefined): Condition | null {
  return value === undefined ? null : [`${column} = ?`, value];
}

/** `line` is `rm.projects_list`: title and stage belong to another read model and are met when asked, like names. */
export const OF_PROJECT = `line.project_id as "projectId", line.registry_no as "registryNo",
         line.title as "projectTitle", line.stage, line.hold, line.kato`;

export function proofOf(row: string): string {
  return `${row}.last_revision::float8 as "lastEventRevision", ${row}.position::float8 as "projectionPosition"`;
}

/** Live and not on hold: what is late is late only there (domain.md e.1, K16). */
export const ACTIVE: Condition = [`line.hold = 'none' and line.stage not in ('rejected', 'cancelled', 'closed')`];
export const LIVE: Condition = [`line.stage not in ('rejected', 'cancelled', 'closed')`];
