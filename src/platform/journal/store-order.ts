import type { ResolvedEvent } from '@eventstore/db-client';
import { comparePositions } from '../event-store/eventstoredb/source-position.js';
import { failureOf } from '../event-store/eventstoredb/store-failures.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { SourcePosition, StoreTransport } from '../event-store/eventstoredb/transport.js';
import type { LastCopied } from './journal-tables.js';

const ASK_MS = 5_000;
/** Looked through from the end for events of ours: more than the store considers between two of its marks. */
const TAIL = 6_000;

/** The end of the store's own order, as far as it matters here. */
export interface StoreTail {
  /** Of the very last event, whoever wrote it; null: the store is empty. */
  readonly head: SourcePosition | null;
  /** Of the last event of ours, or a place beyond which there is none; null: there is none at all. */
  readonly ours: SourcePosition | null;
}

/** Looks back as far as `downTo`, beyond which nobody asks. */
export async function tailOf(
  store: StoreClient,
  prefix: string,
  downTo: SourcePosition | null = null,
): Promise<StoreTail> {
  const { credentials } = store;
  try {
    return await store.call(ASK_MS, async client => {
      const reading = client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: TAIL, credentials });
      reading.on('error', () => undefined);
      let head: SourcePosition | null = null;
      let looked = 0;
      try {
        for await (const { event } of reading as AsyncIterable<ResolvedEvent>) {
          if (event?.position === undefined) continue;
          head ??= event.position;
          const isFarEnough = ++looked === TAIL || (downTo !== null && comparePositions(event.position, downTo) <= 0);
          if (isFarEnough || event.streamId.startsWith(prefix)) return { head, ours: event.position };
        }
      } finally {
        reading.destroy();
      }
      return { head, ours: null };
    });
  } catch (error) {
    throw failureOf(error, 'read');
  }
}

/**
 * The event we copied last must still be where it was, and the store must reach as far as we have looked: after a
 * restore, or a truncation of the leader's tail, neither holds. Null: all is as it was; else what is not.
 */
export async function wentBackwards(
  transport: StoreTransport,
  last: LastCopied | null,
  considered: SourcePosition | null,
  head: SourcePosition | null,
): Promise<string | null> {
  if (considered !== null && (head === null || comparePositions(head, considered) < 0)) {
    return `the store ends at ${head?.commit ?? 'nothing'}, before ${considered.commit}`;
  }
  if (last === null) return null;
  const [found] = await transport.read(last.stream, { from: last.revision, limit: 1 }, ASK_MS);
  if (found?.id === last.eventId && found.revision === last.revision) return null;
  return `${last.stream} at ${last.revision} is ${found?.id ?? 'gone'}, was ${last.eventId}`;
}
