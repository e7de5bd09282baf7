import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../event-store/canonical-json.js';
import { ClientTransport } from '../event-store/eventstoredb/client-transport.js';
import { prefixOf } from '../event-store/eventstoredb/eventstoredb-event-log.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import { StoreConflict, type EventInStore, type SourcePosition } from '../event-store/eventstoredb/transport.js';
import type { Timers } from '../event-store/timers.js';
import { feed, type FeedItem } from '../journal/feed.js';
import { ChangeRefused } from './change-refused.js';
import type { Patience } from './patience.js';

/** Beside the register's own streams, which begin with `{register}.`: no journal ever reads it. */
const MARKERS = 'changes-of-store';
const MARKER_DEADLINE_MS = 5_000;
const PAGE = 200;
const SILENCE_MS = 10_000;

/** A place in the store's order that everything acknowledged before it lies below. */
export type Marker = string;

/**
 * The register's events in the order of `$all`, up to a marker: an event of our own that the leader has just
 * acknowledged. Whoever reads as far as that has not read from a node that was left behind, and has missed nothing that
 * was acknowledged before. What others keep in the store is passed over by the server.
 */
export class StoreOrder {
  readonly #hex: string;
  readonly #markers: ClientTransport;

  constructor(
    private readonly store: StoreClient,
    registerId: string,
    private readonly timers: Timers,
  ) {
    this.#hex = prefixOf(registerId).slice(0, -1);
    this.#markers = new ClientTransport(store, `${this.#hex}-`);
  }

  /** @throws NotNow */
  async mark(patience: Patience): Promise<Marker> {
    const id = randomUUID();
    const text = canonicalJson({});
    for (;;) {
      try {
        const [last] = await this.#markers.read(MARKERS, { backwards: true, limit: 1 }, MARKER_DEADLINE_MS);
        // An earlier try that was stored after all.
        if (last?.id === id) return id;
        const event = { id, type: 'ReadUpToHere', data: text, meta: text };
        await this.#markers.append(MARKERS, last?.revision ?? -1, [event], MARKER_DEADLINE_MS);
        return id;
      } catch (error) {
        if (error instanceof StoreConflict) continue;
        await patience.afterFailure(error);
      }
    }
  }

  /**
   * Drops are gone on from. @throws NotNow when nothing comes for too long
   * @throws ChangeRefused metadata stand on a stream of ours that let the store remove events
   */
  async *upTo(
    marker: Marker,
    after: SourcePosition | null,
    patience: Patience,
  ): AsyncGenerator<EventInStore, void, undefined> {
    const truncating = new Map<string, readonly string[]>();
    for (let at = after; ;) {
      try {
        for await (const page of this.#feed(at)) {
          patience.wentOn();
          for (const item of page) {
            if (item.kind === 'mark' || item.kind === 'caughtUp') continue;
            at = item.kind === 'event' ? item.event.position : item.position;
            if (item.kind === 'metadata') truncating.set(item.stream, item.changes);
            else if (item.event.id === marker) return refuseTruncating(truncating);
            else if (item.event.stream.startsWith('.')) yield own(item.event);
          }
        }
      } catch (error) {
        if (error instanceof ChangeRefused) throw error;
        await patience.afterFailure(error);
        this.store.renew();
      }
    }
  }

  /** The prefix goes without its dot, so that the markers are said as well. */
  #feed(after: SourcePosition | null): AsyncGenerator<readonly FeedItem[], void, undefined> {
    return feed({
      store: this.store,
      prefix: this.#hex,
      after,
      signal: new AbortController().signal,
      timers: this.timers,
      pageSize: PAGE,
      silenceMs: SILENCE_MS,
      // The marker is there, and has not been said.
      isBehind: () => Promise.resolve(true),
    });
  }
}

const own = (event: EventInStore): EventInStore => ({ ...event, stream: event.stream.slice(1) });

function refuseTruncating(found: ReadonlyMap<string, readonly string[]>): void {
  for (const [stream, changes] of found) {
    if (!stream.startsWith('.') || changes.length === 0) continue;
    throw new ChangeRefused(`the store would remove events of ${stream.slice(1)}: it has ${changes.join(', ')}`);
  }
}
