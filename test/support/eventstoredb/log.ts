import { type ProposedEvent, type StoredEvent } from './stored-event.js';

/** Above 2^53, so that a position which passes through a Number anywhere comes out as another one. */
const firstPosition = 9_007_199_254_740_993n;

/**
 * `$all` and the streams cut from it, in memory. It refuses nothing: rules are in store.ts.
 * Positions grow by the bytes of what is written, as on a disk, so they are neither dense nor predictable.
 */
export class Log {
  readonly events: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #scavenged = new Set<bigint>();
  #next = firstPosition;

  write(stream: string, proposed: readonly ProposedEvent[], firstRevision = this.last(stream) + 1n): StoredEvent[] {
    const written = proposed.map((event, index) => this.#place(stream, firstRevision + BigInt(index), event));
    const ofStream = this.#streams.get(stream) ?? [];
    ofStream.push(...written);
    this.#streams.set(stream, ofStream);
    return written;
  }

  /** The revision of the last event, −1 for a stream nobody wrote. */
  last(stream: string): bigint {
    return this.#streams.get(stream)?.at(-1)?.revision ?? -1n;
  }

  of(stream: string): readonly StoredEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  at(stream: string, revision: bigint): StoredEvent | undefined {
    const events = this.of(stream);
    const guess = events[Number(revision)];
    return guess?.revision === revision ? guess : events.find(event => event.revision === revision);
  }

  /** The index of the first event of `$all` at or after a position. */
  indexAt(position: bigint): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle] as StoredEvent).commit < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether an event begins, or once began, here. Zero is the start; what lies beyond the end is no position yet. */
  isPosition(position: bigint): boolean {
    return position === 0n || this.#scavenged.has(position) || this.events[this.indexAt(position)]?.commit === position;
  }

  /** Where the next event will begin. */
  get end(): bigint {
    return this.#next;
  }

  truncate(afterCount: number): void {
    this.events.length = Math.min(this.events.length, afterCount);
    const last = this.events.at(-1);
    this.#next = last ? last.commit + sizeOf(last.stream, last) : firstPosition;
    this.#recut();
  }

  remove(index: number): void {
    for (const { commit } of this.events.splice(index, 1)) this.#scavenged.add(commit);
    this.#recut();
  }

  #place(stream: string, revision: bigint, event: ProposedEvent): StoredEvent {
    const commit = this.#next;
    this.#next += sizeOf(stream, event);
    const { id, type, contentType, data, metadata } = event;
    const stored = { stream, revision, id, type, contentType, data, metadata, commit, prepare: commit };
    this.events.push({ ...stored, created: new Date() });
    return this.events.at(-1) as StoredEvent;
  }

  #recut(): void {
    this.#streams.clear();
    for (const event of this.events) {
      const ofStream = this.#streams.get(event.stream);
      if (ofStream) ofStream.push(event);
      else this.#streams.set(event.stream, [event]);
    }
  }
}

const sizeOf = (stream: string, event: ProposedEvent): bigint =>
  BigInt(97 + stream.length + event.type.length + event.data.length + event.metadata.length);
