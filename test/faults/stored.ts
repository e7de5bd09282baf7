import { createHash } from 'node:crypto';
import { ask } from './database.js';

/** Rows of `es.event` and `es.command` as they lie there; nothing of the register's own code reads them for us. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commandId: string;
  /** Of the envelope: who did it, and in which request. */
  readonly person: string | null;
  readonly correlation: string;
}

export interface StoredCommand {
  readonly commandId: string;
  readonly stream: string;
  readonly first: number | null;
  readonly last: number;
  readonly revision: number;
}

export interface Store {
  readonly events: readonly StoredEvent[];
  readonly commands: readonly StoredCommand[];
}

export async function readStore(url: string): Promise<Store> {
  const [events, commands] = await Promise.all([readEvents(url, 0), readCommands(url)]);
  return { events, commands };
}

export async function readEvents(url: string, after: number): Promise<StoredEvent[]> {
  const rows = await ask<Omit<StoredEvent, 'data'> & { data: string }>(
    url,
    `select position::float8 as position, stream_id as stream, revision::float8 as revision, event_id::text as "eventId",
            type, data, command_id::text as "commandId", meta::jsonb -> 'actor' ->> 'personId' as person,
            correlation_id as correlation from es.event where position > $1 order by position`,
    [after],
  );
  return rows.map(row => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
}

const readCommands = (url: string): Promise<StoredCommand[]> =>
  ask<StoredCommand>(
    url,
    `select command_id::text as "commandId", stream_id as stream, first_position::float8 as first,
            last_position::float8 as last, last_revision::float8 as revision from es.command
     union all
     -- With EventStoreDB: what is settled as nothing to record is kept beside, and never copied.
     select command_id::text, stream_id, null, coalesce((select max(i.position) from es.stream_index i
              where i.stream_id = c.stream_id and i.revision <= c.nothing_at), 0)::float8, nothing_at::float8
     from es.claim c where nothing_at is not null and not exists (select from es.command k where k.command_id = c.command_id)
     order by last`,
  );

/**
 * The id a request's command has: UUIDv5 over the register's namespace and the JSON array of client and key (ruling 25).
 * Written down a second time on purpose; the namespace is the published one.
 */
export function commandOf(client: string, key: string): string {
  return uuidV5('5d0c7f4e-3b1a-5c8e-9f52-7161646d0001', JSON.stringify([client, key]));
}

function uuidV5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly digest: string;
}

/** Remembers what was seen of the log as digests of its stretches, so that a change of what was seen is seen. */
export class Witness {
  readonly #seen: Segment[] = [];

  /** Compares stretches seen before (the latest and one older, or all), then adds what is new. */
  async look(url: string, which: 'some' | 'all', older: number): Promise<string[]> {
    const some = [...new Set([this.#seen.at(-1), this.#seen[older % Math.max(1, this.#seen.length)]])];
    const changed: string[] = [];
    for (const segment of which === 'all' ? this.#seen : some) {
      if (segment === undefined) continue;
      const digest = (await digestOf(url, segment.from, segment.to)).digest;
      if (digest !== segment.digest) changed.push(`positions ${segment.from} to ${segment.to} are not what they were`);
    }
    const from = (this.#seen.at(-1)?.to ?? 0) + 1;
    const { digest, last } = await digestOf(url, from, null);
    if (last !== null) this.#seen.push({ from, to: last, digest });
    return changed;
  }
}

async function digestOf(
  url: string,
  from: number,
  to: number | null,
): Promise<{ digest: string; last: number | null }> {
  const [row] = await ask<{ digest: string | null; last: number | null }>(
    url,
    `select md5(string_agg(md5(e::text), '' order by position)) as digest, max(position)::float8 as last
       from es.event e where position >= $1 and position <= coalesce($2::bigint, 9223372036854775807)`,
    [from, to],
  );
  return { digest: row?.digest ?? '', last: row?.last ?? null };
}
