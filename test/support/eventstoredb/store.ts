import { randomUUID } from 'node:crypto';
import { Log } from './log.js';
import { RecentIds } from './recent-ids.js';
import { deletedBefore, metaOf, retention, softDeleted, type Retention } from './stream-metadata.js';
import {
  type Expected,
  type ProposedEvent,
  type ReadRange,
  type StoredEvent,
  type WriteOutcome,
} from './stored-event.js';

/** The revision the server gives the tombstone of a stream. */
export const tombstoneRevision = 9_223_372_036_854_775_807n;

type Identified = Pick<ProposedEvent, 'id'>;
type Decision = 'write' | 'conflict' | 'stream-deleted' | bigint;

/** The rules of the server over a log in memory: what a write is answered, what a read sees. */
export class Store {
  readonly log = new Log();
  readonly #recent: RecentIds;

  constructor(recentIds = 80_000) {
    this.#recent = new RecentIds(recentIds);
  }

  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): WriteOutcome {
    const decision = this.#decide(stream, expected, events);
    if (decision === 'write') return this.#write(stream, events);
    return typeof decision === 'bigint' ? this.#alreadyWritten(stream, decision) : this.#refused(decision, stream);
  }

  /** Deleted softly a stream may be written again, and goes on counting; deleted hard it is closed for ever. */
  remove(stream: string, expected: Expected, how: 'softly' | 'for ever'): WriteOutcome {
    const decision = this.#decide(stream, expected, [{ id: randomUUID() }]);
    if (decision === 'stream-deleted' || decision === 'conflict') return this.#refused(decision, stream);
    if (how === 'softly') return this.#write(metaOf(stream), [jsonEvent('$metadata', `{"$tb":${deletedBefore}}`)]);
    const [tombstone] = this.log.write(stream, [jsonEvent('$streamDeleted', '')], tombstoneRevision);
    return { kind: 'success', revision: tombstoneRevision, position: tombstone?.commit };
  }

  /** The decisions of the server's IndexWriter, in its order. A revision: these events are there, and end with it. */
  #decide(stream: string, expected: Expected, events: readonly Identified[]): Decision {
    const current = this.log.last(stream);
    if (this.tombstoned(stream)) return 'stream-deleted';
    if (expected === 'stream_exists') {
      if (softDeleted(this.retention(stream))) return 'stream-deleted';
      if (current < 0n && this.log.last(metaOf(stream)) < 0n) return 'conflict';
    }
    if (expected === 'any' || expected === 'stream_exists') return this.#decideByMemory(stream, events);
    const revision = expected === 'no_stream' ? -1n : expected;
    if (revision > current) return 'conflict';
    return revision < current ? this.#decideByIds(stream, revision, events) : 'write';
  }

  /** Without an explicit revision only a bounded memory of recent ids tells a repeat from a new append. */
  #decideByMemory(stream: string, events: readonly Identified[]): Decision {
    let last: bigint | undefined;
    for (const { id } of events) {
      const known = this.#recent.find(id);
      if (known?.stream !== stream) return last === undefined ? 'write' : 'conflict';
      last = known.revision;
    }
    return last ?? 'write';
  }

  /** An older revision is a repeat when every id stands where it would have been written, and a conflict otherwise. */
  #decideByIds(stream: string, expected: bigint, events: readonly Identified[]): Decision {
    const differs = events.findIndex(({ id }, index) => this.log.at(stream, expected + 1n + BigInt(index))?.id !== id);
    if (differs === -1 && events.length > 0) return expected + BigInt(events.length);
    return differs === 0 && expected === -1n && softDeleted(this.retention(stream)) ? 'write' : 'conflict';
  }

  #write(stream: string, events: readonly ProposedEvent[]): WriteOutcome {
    const reborn = softDeleted(this.retention(stream));
    const first = this.log.last(stream) + 1n;
    const written = this.log.write(stream, events);
    for (const event of written) this.#recent.add(event);
    if (reborn) this.#write(metaOf(stream), [jsonEvent('$metadata', `{"$tb":${first}}`)]);
    const last = written.at(-1)?.revision ?? first - 1n;
    return { kind: 'success', revision: last < 0n ? undefined : last, position: written.at(-1)?.commit };
  }

  #alreadyWritten(stream: string, revision: bigint): WriteOutcome {
    return { kind: 'success', revision, position: this.log.at(stream, revision)?.commit };
  }

  #refused(decision: 'conflict' | 'stream-deleted', stream: string): WriteOutcome {
    if (decision === 'stream-deleted') return { kind: decision };
    return { kind: 'wrong-expected-version', current: this.current(stream) };
  }

  /** Events of a stream as its metadata leaves them; undefined for a stream that is not there. */
  read(stream: string, { from, backwards }: ReadRange): readonly StoredEvent[] | 'stream-deleted' | undefined {
    if (this.tombstoned(stream)) return 'stream-deleted';
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

  /** The revision of the last event, undefined for a stream nobody wrote. */
  current(stream: string): bigint | undefined {
    const last = this.log.last(stream);
    return last < 0n ? undefined : last;
  }

  retention(stream: string): Retention {
    return retention(this.log.of(metaOf(stream)).at(-1));
  }

  forgetRecent(): void {
    this.#recent.clear();
  }

  tombstoned(stream: string): boolean {
    const original = stream.startsWith('$$') ? stream.slice(2) : stream;
    return this.log.last(stream) === tombstoneRevision || this.log.last(original) === tombstoneRevision;
  }
}

export const jsonEvent = (type: string, data: string): ProposedEvent => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from(data),
  metadata: Buffer.alloc(0),
});
