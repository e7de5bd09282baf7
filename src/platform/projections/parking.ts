import type { ClientBase } from 'pg';
import type { RecordedEvent } from '../event-store/event-log.js';

export interface ParkedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly reason: string;
  readonly detail: string | null;
  readonly attempts: number;
}

export const BEHIND = 'waits behind a parked event of its stream';

export const parkedBehind = (event: RecordedEvent): ParkedEvent => ({
  position: event.position,
  stream: event.stream,
  revision: event.revision,
  type: event.type,
  reason: BEHIND,
  detail: null,
  attempts: 0,
});

export const parkedFor = (event: RecordedEvent, error: Error, attempts: number): ParkedEvent => ({
  ...parkedBehind(event),
  reason: `${error.name}: ${error.message}`.slice(0, 500),
  detail: error.stack?.slice(0, 4_000) ?? null,
  attempts,
});

/** In the transaction that moves the checkpoint past them. Again for one already parked: the newer reason counts. */
export async function park(
  client: ClientBase,
  name: string,
  generation: number,
  events: readonly ParkedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `insert into rm.projection_parked as parked (name, generation, position, stream, revision, event_type, reason, detail, attempts)
     select $1, $2, * from unnest($3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::int[])
     on conflict (name, generation, position) do update
        set reason = excluded.reason, detail = excluded.detail, attempts = parked.attempts + excluded.attempts`,
    [
      name,
      generation,
      events.map(event => event.position),
      events.map(event => event.stream),
      events.map(event => event.revision),
      events.map(event => event.type),
      events.map(event => event.reason),
      events.map(event => event.detail),
      events.map(event => event.attempts),
    ],
  );
}

export async function parkedStreams(client: ClientBase, name: string, generation: number): Promise<Set<string>> {
  const { rows } = await client.query<{ stream: string }>(
    `select distinct stream from rm.projection_parked where name = $1 and generation = $2 and resolution is null`,
    [name, generation],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** Open positions of a stream, oldest first. */
export async function parkedPositions(
  client: ClientBase,
  name: string,
  generation: number,
  stream: string,
): Promise<number[]> {
  const { rows } = await client.query<{ position: number }>(
    `select position::float8 as position from rm.projection_parked
      where name = $1 and generation = $2 and stream = $3 and resolution is null order by position`,
    [name, generation, stream],
  );
  return rows.map(({ position }) => position);
}

export interface Resolution {
  readonly resolution: 'retried' | 'skipped';
  readonly by: string;
  readonly reason: string | null;
}

/** The row stays as the record of what was done and by whom. */
export async function resolveParked(
  client: ClientBase,
  name: string,
  generation: number,
  position: number,
  { resolution, by, reason }: Resolution,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update rm.projection_parked set resolution = $4, resolved_by = $5, resolved_reason = $6, resolved_at = clock_timestamp()
      where name = $1 and generation = $2 and position = $3 and resolution is null`,
    [name, generation, position, resolution, by, reason],
  );
  return rowCount === 1;
}

/**
 * A fuse against our own bugs, not against poison (ruling 17): more than 100 streams, or 1 % of those it knows.
 * Below 500 streams 1 % would be a handful and any single fault could trip it, so five are always allowed.
 */
export const fuseBlows = (parked: number, known: number): boolean => parked > Math.max(5, Math.min(100, known / 100));
