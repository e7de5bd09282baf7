import type { JSONEventType, ResolvedEvent } from '@eventstore/db-client';
import { canonicalOrNull } from './store-events.js';
import { failureOf } from './store-failures.js';
import type { StoreClient } from './store-client.js';
import {
  StoreConflict,
  StoreFailure,
  type EventInStore,
  type EventToStore,
  type StoreTransport,
  type StreamRange,
} from './transport.js';

const SAID_NOTHING = 'the server ended a read without saying anything';
const NO_POSITION = { commit: 0n, prepare: 0n };

/** The store through `@eventstore/db-client`, under the register's own prefix. */
export class ClientTransport implements StoreTransport {
  constructor(
    private readonly store: StoreClient,
    private readonly prefix: string,
  ) {}

  async append(stream: string, expected: number, events: readonly EventToStore[], deadlineMs: number): Promise<void> {
    const { credentials, jsonEvent } = this.store;
    const sent = events.map(({ id, type, data, meta }) =>
      // The client writes data as JSON again: canonical text parsed and written is the same text. Metadata goes as it is.
      jsonEvent<JSONEventType>({
        id,
        type,
        data: JSON.parse(data) as JSONEventType['data'],
        metadata: new Uint8Array(Buffer.from(meta)),
      }),
    );
    const expectedRevision = expected < 0 ? ('no_stream' as const) : BigInt(expected);
    try {
      await this.store.call(deadlineMs, client =>
        client.appendToStream(this.prefix + stream, sent, {
          expectedRevision,
          credentials,
          requiresLeader: true,
          deadline: deadlineMs,
        }),
      );
    } catch (error) {
      const actual = conflictOf(error);
      throw actual === null ? failureOf(error, 'append') : new StoreConflict(actual);
    }
  }

  async read(stream: string, { from, backwards, limit }: StreamRange, deadlineMs: number): Promise<EventInStore[]> {
    const { credentials } = this.store;
    try {
      return await this.store.call(deadlineMs, async (client, given) => {
        const events: EventInStore[] = [];
        let heard = 0;
        const reading = client.readStream(this.prefix + stream, {
          direction: backwards ? 'backwards' : 'forwards',
          fromRevision: from === undefined ? (backwards ? 'end' : 'start') : BigInt(from),
          maxCount: limit,
          credentials,
          requiresLeader: true,
        });
        // Before anything else: a stream without a listener ends the process when it fails.
        reading.on('error', () => undefined);
        given.addEventListener('abort', () => reading.destroy(), { once: true });
        try {
          for await (const resolved of reading) {
            heard++;
            const event = eventInStore(resolved as ResolvedEvent, this.prefix);
            if (event !== null) events.push(event);
          }
        } finally {
          reading.destroy();
        }
        // A stream that is not there is an error of its own, and one that is there has a first and a last event.
        if (heard === 0 && (from === undefined || from === 0))
          throw new StoreFailure('not-applied', true, SAID_NOTHING);
        return events;
      });
    } catch (error) {
      if (typeOf(error) === 'stream-not-found') return [];
      throw failureOf(error, 'read');
    }
  }
}

/** An event as the client resolved it, under the register's own name; null for somebody else's. */
export function eventInStore({ event }: ResolvedEvent, prefix: string): EventInStore | null {
  if (event === undefined || !event.streamId.startsWith(prefix)) return null;
  return {
    stream: event.streamId.slice(prefix.length),
    revision: Number(event.revision),
    id: event.id,
    type: event.type,
    data: event.isJson ? canonicalOrNull(event.data) : null,
    meta: canonicalOrNull(event.metadata),
    position: event.position ?? NO_POSITION,
  };
}

/** The stream's revision, -1 when there is no stream; null when the error is another one. */
function conflictOf(error: unknown): number | null {
  if (typeOf(error) !== 'wrong-expected-version') return null;
  const { actualVersion } = error as { readonly actualVersion: unknown };
  return typeof actualVersion === 'bigint' ? Number(actualVersion) : -1;
}

function typeOf(error: unknown): unknown {
  return error instanceof Error && 'type' in error ? error.type : undefined;
}
