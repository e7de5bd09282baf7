import type { Pool } from 'pg';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import type { SourcePosition } from '../event-store/eventstoredb/transport.js';
import { encodeCopy } from './copy-batch.js';
import type { FeedItem } from './feed.js';
import type { Anomaly, CopiedEvent, Known } from './page.js';

/** The last event that was copied: the store must still have it there. */
export interface LastCopied {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly position: SourcePosition;
}

export interface Mark {
  /** Considered up to here; null: nothing yet. */
  readonly considered: SourcePosition | null;
  readonly last: LastCopied | null;
  /** Why it waits for an operator; null: it does not. */
  readonly stopped: string | null;
  readonly stoppedAt: SourcePosition | null;
}

/** Another process owns the journal, or has moved its mark. */
export class NotTheOwner extends Error {
  override readonly name = 'NotTheOwner';
}

/** The journal's side in PostgreSQL. Every change goes through functions that ask for the epoch. */
export class JournalTables {
  constructor(
    private readonly pool: Pool,
    private readonly register: RegisterIdentity,
  ) {}

  async mark(): Promise<Mark> {
    const { rows } = await this.pool.query<Record<string, string | null>>({ name: 'journal-mark', text: MARK });
    const row = rows[0]!;
    const last = positionOf(row['last_commit'], row['last_prepare']);
    return {
      considered: positionOf(row['commit_position'], row['prepare_position']),
      last:
        last === null
          ? null
          : {
              stream: row['last_stream']!,
              revision: Number(row['last_revision']),
              eventId: row['last_event_id']!,
              position: last,
            },
      stopped: row['stopped'] ?? null,
      stoppedAt: positionOf(row['stopped_at_commit'], row['stopped_at_prepare']),
    };
  }

  /** What the tables hold of the streams and ids of a page. */
  async known(items: readonly FeedItem[]): Promise<Known> {
    const events = items.flatMap(item => (item.kind === 'event' ? [item.event] : []));
    const positions = items.flatMap(item =>
      item.kind === 'event' ? [item.event.position] : item.kind === 'metadata' ? [item.position] : [],
    );
    const { rows } = await this.pool.query<{ kind: string; name: string; value: string }>({
      name: 'journal-known',
      text: KNOWN,
      values: [
        [...new Set(events.map(({ stream }) => stream))],
        events.map(({ id }) => id),
        positions.map(({ commit }) => commit.toString()),
        positions.map(({ prepare }) => prepare.toString()),
      ],
    });
    const of = (kind: string): readonly (readonly [string, string])[] =>
      rows.filter(row => row.kind === kind).map(({ name, value }) => [name, value] as const);
    const revisions = new Map(of('stream').map(([stream, revision]) => [stream, Number(revision)]));
    const ids = new Set(of('event').map(([id]) => id));
    const accepted = new Set(of('accepted').map(pair => pair.join('/')));
    return {
      lastRevision: stream => revisions.get(stream),
      hasEvent: id => ids.has(id),
      isAccepted: ({ commit, prepare }) => accepted.has(`${commit}/${prepare}`),
    };
  }

  /** Events and mark together, or neither. Gives the head of the register's order. @throws NotTheOwner */
  async copy(
    events: readonly CopiedEvent[],
    epoch: number,
    from: SourcePosition | null,
    to: SourcePosition,
  ): Promise<number> {
    const { registerId, incarnation, store } = this.register;
    try {
      const { rows } = await this.pool.query<{ head: string }>({
        name: 'journal-copy',
        text: 'select es.copy_in($1, $2, $3, $4, $5, $6, $7, $8, $9) as head',
        values: [
          encodeCopy(events),
          epoch,
          from?.commit.toString() ?? null,
          from?.prepare.toString() ?? null,
          to.commit.toString(),
          to.prepare.toString(),
          registerId,
          incarnation,
          store,
        ],
      });
      return Number(rows[0]!.head);
    } catch (error) {
      if ((error as { code?: string }).code === 'QD003')
        throw new NotTheOwner((error as Error).message, { cause: error });
      throw error;
    }
  }

  async pruneClaims(): Promise<void> {
    await this.pool.query('select es.prune_claims()');
  }

  async stop(epoch: number, { reason, found, position }: Anomaly): Promise<void> {
    await this.pool.query('select es.stop_journal($1, $2, $3, $4)', [
      epoch,
      `${reason}: ${found}`,
      position.commit.toString(),
      position.prepare.toString(),
    ]);
  }
}

const MARK = `select commit_position, prepare_position, last_stream, last_revision, last_event_id, last_commit,
  last_prepare, stopped, stopped_at_commit, stopped_at_prepare from es.journal`;

const KNOWN = `
  select 'stream' as kind, w.stream as name, i.revision::text as value
  from unnest($1::text[]) w(stream)
  cross join lateral (select revision from es.stream_index where stream_id = w.stream order by revision desc limit 1) i
  union all
  select 'event', event_id::text, '' from es.stream_index where event_id = any($2::uuid[])
  union all
  select 'accepted', a.commit_position::text, a.prepare_position::text from es.journal_accepted a
  join unnest($3::numeric[], $4::numeric[]) w(commit, prepare)
    on (a.commit_position, a.prepare_position) = (w.commit, w.prepare)`;

function positionOf(commit: string | null | undefined, prepare: string | null | undefined): SourcePosition | null {
  if (typeof commit !== 'string' || typeof prepare !== 'string') return null;
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
