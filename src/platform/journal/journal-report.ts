import type { Pool } from 'pg';
import type { EventMeta } from '../event-store/envelope.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { EventInStore, SourcePosition } from '../event-store/eventstoredb/transport.js';
import { realTimers, type Timers } from '../event-store/timers.js';
import { feed } from './feed.js';

/** What an operator let pass. */
export interface AcceptedAnomaly {
  readonly position: SourcePosition;
  readonly found: string;
  readonly reason: string;
  readonly acceptedBy: string;
  readonly acceptedAt: string;
}

export async function acceptedAnomalies(pool: Pool): Promise<readonly AcceptedAnomaly[]> {
  const { rows } = await pool.query<Record<string, string>>(
    `select commit_position, prepare_position, found, reason, accepted_by,
            to_char(accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as accepted_at
     from es.journal_accepted order by accepted_at, commit_position, prepare_position`,
  );
  return rows.map(row => ({
    position: { commit: BigInt(row['commit_position']!), prepare: BigInt(row['prepare_position']!) },
    found: row['found']!,
    reason: row['reason']!,
    acceptedBy: row['accepted_by']!,
    acceptedAt: row['accepted_at']!,
  }));
}

/** The process that copies; null: none does. */
export async function journalOwner(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ owner: string }>(
    `select owner from rm.lease where name = 'journal' and expires_at > clock_timestamp()`,
  );
  return rows[0]?.owner ?? null;
}

export interface Behind {
  /** Events of ours in the store that the journal has not; `most` of them were counted at most. */
  readonly events: number;
  readonly isMore: boolean;
  /** Since the first of them was recorded that says when; 0 when there is none. */
  readonly seconds: number;
}

const MOST = 1_000;
const PATIENCE_MS = 10_000;

/** Asks the store for what lies behind the journal's mark. @throws FeedDropped the store does not say */
export async function behindStore(
  store: StoreClient,
  prefix: string,
  considered: SourcePosition | null,
  timers: Timers = realTimers,
): Promise<Behind> {
  const waiting = new AbortController();
  const cancel = timers.after(PATIENCE_MS, () => waiting.abort(new Error('the store does not say what it has')));
  let events = 0;
  let since: number | null = null;
  const { signal } = waiting;
  const found = (isMore: boolean): Behind => ({
    events,
    isMore,
    seconds: since === null ? 0 : Math.max(0, (Date.now() - since) / 1_000),
  });
  const items = { store, prefix, after: considered, signal, timers, pageSize: 100, silenceMs: PATIENCE_MS };
  try {
    for await (const page of feed({ ...items, isBehind: () => Promise.resolve(true) })) {
      for (const item of page) {
        if (item.kind === 'caughtUp') return found(false);
        if (item.kind !== 'event') continue;
        if (events === MOST) return found(true);
        events++;
        since ??= recordedAt(item.event);
      }
    }
    throw signal.reason;
  } finally {
    cancel();
  }
}

function recordedAt({ meta }: EventInStore): number | null {
  const said = meta === null ? undefined : (JSON.parse(meta) as Partial<EventMeta>).recordedAt;
  return said === undefined ? null : Date.parse(said);
}
