import { Log } from './log.js';
import { RecentIds } from './recent-ids.js';
import { metaOf, retention, softDeleted, type Retention } from './stream-metadata.js';
import {
  type Expected,
  type ProposedEvent,
  type ReadRange,
  type StoredEvent,
  type WriteOutcome,
} from './stored-event.js';

/** The revision the server gives the tombstone of a stream. */
export const tombstoneRevision = 9_223_372_036_854_775_807n;

/** The rules of the server over a log in memory: what a write is answered, what a read sees. Pure but for `created`. */
export class Store {
  readonly log = new Log();
  readonly #recent: RecentIds;

  constructor(recentIds = 80_000) {
    this.#recent = new RecentIds(recentIds);
  }

  /** The decisions of the server's IndexWriter, in its order. */
  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): WriteOutcome {
    const current = this.log.last(stream);
    if (this.#tombstoned(stream)) return { kind: 'stream-deleted' };
    if (expected === 'stream_exists') {
      if (softDeleted(this.retention(stream))) return { kind: 'stream-deleted' };
      if (current < 0n && this.log.last(metaOf(stream)) < 0n) return this.#conflict(stream);
    }
    if (expected === 'any' || expected === 'stream_exists') return this.#appendToAny(stream, events);
    const revision = expected === 'no_stream' ? -1n : expected;
    if (revision > current) return this.#conflict(stream);
    return revision < current ? this.#repeat(stream, revision, events) : this.#write(stream, events);
  }

  /** Without an explicit revision only a bounded memory of recent ids tells a repeat from a new append. */
  #appendToAny(stream: string, events: readonly ProposedEvent[]): WriteOutcome {
    let last: bigint | undefined;
    for (const { id } of events) {
      const known = this.#recent.find(id);
      if (known?.stream !== stream) return last === undefined ? this.#write(stream, events) : this.#conflict(stream);
      last = known.revision;
    }
    return last === undefined ? this.#write(stream, events) : this.#alreadyWritten(stream, last);
  }

  /** An older revision is a repeat when every id stands where it would have been written, and a conflict otherwise. */
  #repeat(stream: string, expected: bigint, events: readonly ProposedEvent[]): WriteOutcome {
    const differs = events.findIndex(({ id }, index) => this.log.at(stream, expected + 1n + BigInt(index))?.id !== id);
    if (differs === -1 && events.length > 0) return this.#alreadyWritten(stream, expected + BigInt(events.length));
    const reborn = differs === 0 && expected === -1n && softDeleted(this.retention(stream));
    return reborn ? this.#write(stream, events) : this.#conflict(stream);
  }

  #write(stream: string, events: readonly ProposedEvent[]): WriteOutcome {
    const reborn = softDeleted(this.retention(stream));
    const first = this.log.last(stream) + 1n;
    const written = this.log.write(stream, events);
    for (const event of written) this.#recent.add(event);
    if (reborn) this.writeMetadata(stream, { $tb: Number(first) });
    const last = written.at(-1);
    return {
      kind: 'success',
      revision: last?.revision ?? (first > 0n ? first - 1n : undefined),
      position: last?.commit,
    };
  }

  #alreadyWritten(stream: string, revision: bigint): WriteOutcome {
    return { kind: 'success', revision, position: this.log.at(stream, revision)?.commit };
  }

  #conflict(stream: string): WriteOutcome {
    const current = this.log.last(stream);
    return { kind: 'wrong-expected-version', current: current < 0n ? undefined : current };
  }

  /** Events of a stream as its metadata leaves them; undefined for a stream that is not there. */
  read(stream: string, { from, backwards }: ReadRange): readonly StoredEvent[] | 'stream-deleted' | undefined {
    if (this.#tombstoned(stream)) return 'stream-deleted';
    const kept = this.retention(stream);
    if (this.log.last(stream) < 0n || softDeleted(kept)) return undefined;
    const events = this.log.of(stream).filter(event => this.#visible(event, kept));
    if (backwards) return events.filter(event => from === undefined || event.revision <= from).reverse();
    return events.filter(event => from === undefined || event.revision >= from);
  }

  visible(event: StoredEvent): boolean {
    return this.#visible(event, this.retention(event.stream));
  }

  #visible(event: StoredEvent, kept: Retention): boolean {
    if (kept.truncateBefore !== undefined && event.revision < kept.truncateBefore) return false;
    if (kept.maxCount !== undefined && event.revision <= this.log.last(event.stream) - kept.maxCount) return false;
    return kept.maxAgeSeconds === undefined || Date.now() - event.created.getTime() <= kept.maxAgeSeconds * 1000;
  }

  retention(stream: string): Retention {
    return retention(this.log.of(metaOf(stream)).at(-1));
  }

  writeMetadata(stream: string, metadata: Record<string, unknown>): WriteOutcome {
    const data = Buffer.from(JSON.stringify(metadata));
    const event = { id: crypto.randomUUID(), type: '$metadata', contentType: 'application/json', data };
    return this.#write(metaOf(stream), [{ ...event, metadata: Buffer.alloc(0) }]);
  }

  forgetRecent(): void {
    this.#recent.clear();
  }

  #tombstoned(stream: string): boolean {
    const original = stream.startsWith('$$') ? stream.slice(2) : stream;
    return this.log.last(stream) === tombstoneRevision || this.log.last(original) === tombstoneRevision;
  }
}
