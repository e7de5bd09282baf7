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
  readonly #last = new Map<string, bigint>();
  readonly #scavenged = new Set<bigint>();
  #next = firstPosition;

  write(stream: string, proposed: readonly ProposedEvent[], firstRevision = this.last(stream) + 1n): StoredEvent[] {
    return proposed.map((event, index) => this.#place(stream, firstRevision + BigInt(index), event));
  }

  /** The revision of the last event ever written and not forgotten, −1 for a stream nobody wrote. */
  last(stream: string): bigint {
    return this.#last.get(stream) ?? -1n;
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
    this.#streams.clear();
    this.#last.clear();
    for (const event of this.events) this.#index(event);
  }

  /** The stream goes on counting from where it was. */
  remove(index: number): void {
    for (const event of this.events.splice(index, 1)) {
      this.#scavenged.add(event.commit);
      const ofStream = this.of(event.stream).filter(other => other !== event);
      this.#streams.set(event.stream, ofStream);
    }
  }

  #place(stream: string, revision: bigint, event: ProposedEvent): StoredEvent {
    const commit = this.#next;
    this.#next += sizeOf(stream, event);
    const { id, type, contentType, data, metadata } = event;
    const placed = { stream, revision, id, type, contentType, data, metadata, commit, prepare: commit };
    const stored = { ...placed, created: new Date() };
    this.events.push(stored);
    this.#index(stored);
    return stored;
  }

  #index(event: StoredEvent): void {
    const ofStream = this.#streams.get(event.stream);
    if (ofStream) ofStream.push(event);
    else this.#streams.set(event.stream, [event]);
    this.#last.set(event.stream, event.revision);
  }
}

const sizeOf = (stream: string, event: ProposedEvent): bigint =>
  BigInt(97 + stream.length + event.type.length + event.data.length + event.metadata.length);
