import type { ClientBase, Pool, PoolClient } from 'pg';
import { inTransaction } from '../postgres/transaction.js';
import { isTransient } from './errors.js';
import type { Projection } from './projection.js';
import {
  createIndexes,
  createTables,
  loosenTables,
  declaredTables,
  physicalName,
  pointViews,
  shapeOf,
} from './tables.js';

export type Role = 'live' | 'building' | 'retired';

export interface GenerationRow {
  readonly name: string;
  readonly generation: number;
  readonly version: number;
  readonly role: Role;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly position: number;
  readonly eventId: string | null;
  readonly recordedAt: string | null;
  readonly epoch: number;
  readonly streamsKnown: number;
  readonly lastError: string | null;
  readonly shape: string;
}

const COLUMNS = `name, generation, version, role, state, position::float8 as position, event_id::text as "eventId",
  to_char(event_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
  epoch::float8 as epoch, streams_known::float8 as "streamsKnown", last_error as "lastError", shape`;

/** Live and building generations of the named projections. */
export async function generationsOf(client: ClientBase, names: readonly string[]): Promise<GenerationRow[]> {
  const { rows } = await client.query<GenerationRow>(
    `select ${COLUMNS} from rm.projection_generation where name = any($1) and role <> 'retired' order by name, generation`,
    [names],
  );
  return rows;
}

/**
 * Sees to it that every projection has a live generation, so that readers always find `rm.<table>`; the first one is
 * live from the start and says how far behind it is. Safe when several processes start at once.
 */
export async function register(client: ClientBase, projections: readonly Projection[]): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('qadam:projections:register', 0))`);
  const known = new Map(
    (
      await generationsOf(
        client,
        projections.map(({ name }) => name),
      )
    )
      .filter(row => row.role === 'live')
      .map(row => [row.name, row]),
  );
  for (const projection of projections) {
    const live = known.get(projection.name);
    if (!live) await createGeneration(client, projection, 'live');
    else if (live.version === projection.version && live.shape !== shapeOf(projection))
      throw new Error(`${projection.name}: the tables changed but version ${live.version} did not; raise it`);
  }
}

/** Tables of their own and a checkpoint at 0, in the caller's transaction. */
export async function createGeneration(
  client: ClientBase,
  projection: Projection,
  role: 'live' | 'building',
  epoch = 0,
): Promise<void> {
  const { rows } = await client.query<{ next: number }>(
    `select coalesce(max(generation), 0) + 1 as next from rm.projection_generation where name = $1`,
    [projection.name],
  );
  const generation = rows[0]!.next;
  for (const ddl of createTables(projection, generation)) await client.query(ddl);
  const further =
    role === 'live'
      ? [...createIndexes(projection, generation), ...pointViews(projection, generation)]
      : loosenTables(projection, generation);
  for (const ddl of further) await client.query(ddl);
  await client.query(
    `insert into rm.projection_generation (name, generation, version, role, shape, tables, epoch)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      projection.name,
      generation,
      projection.version,
      role,
      shapeOf(projection),
      declaredTables(projection).map(({ name }) => physicalName(name, projection.version, generation)),
      epoch,
    ],
  );
}

export interface Switch {
  readonly projection: Projection;
  readonly from: number;
  readonly to: number;
  readonly epoch: number;
  /** The live one followed a history that is gone: its position means nothing. */
  readonly liveIsVoid: boolean;
}

/** Points the readers' names at the new generation. Both checkpoints are locked and compared first. */
export async function switchTo(
  client: ClientBase,
  { projection, from, to, epoch, liveIsVoid }: Switch,
): Promise<boolean> {
  await client.query(`set local lock_timeout = '500ms'`);
  const { rows } = await client.query<{ generation: number; position: number; epoch: number }>(
    `select generation, position::float8 as position, epoch::float8 as epoch
       from rm.projection_generation where name = $1 and generation = any($2) order by generation for update`,
    [projection.name, [from, to]],
  );
  const old = rows.find(row => row.generation === from);
  const next = rows.find(row => row.generation === to);
  if (!old || !next || old.epoch !== epoch || next.epoch !== epoch) return false;
  if (next.position < old.position && !liveIsVoid) return false;
  for (const ddl of pointViews(projection, to)) await client.query(ddl);
  await client.query(
    `update rm.projection_generation set role = 'retired', retired_at = clock_timestamp() where name = $1 and generation = $2`,
    [projection.name, from],
  );
  await client.query(`update rm.projection_generation set role = 'live' where name = $1 and generation = $2`, [
    projection.name,
    to,
  ]);
  return true;
}

/** Drops a building generation (`name` given) or retired ones older than the grace time. */
export async function dropGenerations(
  client: ClientBase,
  which: { building: string } | { retiredForMs: number },
): Promise<number> {
  const [where, value] =
    'building' in which
      ? [`role = 'building' and name = $1`, which.building]
      : [`role = 'retired' and retired_at < clock_timestamp() - $1 * interval '1 millisecond'`, which.retiredForMs];
  const { rows } = await client.query<{ name: string; generation: number; tables: string[] }>(
    `select name, generation, tables from rm.projection_generation where ${where} for update skip locked`,
    [value],
  );
  for (const { name, generation, tables } of rows) {
    for (const table of tables) await client.query(`drop table if exists ${table}`);
    await client.query(`delete from rm.projection_parked where name = $1 and generation = $2`, [name, generation]);
    await client.query(`delete from rm.projection_generation where name = $1 and generation = $2`, [name, generation]);
  }
  return rows.length;
}

/** Tables that were replaced long enough ago. A reader that still holds one is waited for another time. */
export async function dropRetired(pool: Pool, graceMs: number): Promise<void> {
  const drop = async (client: PoolClient): Promise<void> => {
    await client.query(`set local lock_timeout = '500ms'`);
    await dropGenerations(client, { retiredForMs: graceMs });
  };
  await inTransaction(pool, drop).catch((error: unknown) => {
    if (!isTransient(error)) throw error;
  });
}
