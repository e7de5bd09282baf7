/** A stream's folded state as this process last saw it. It may be behind; the expected revision keeps decisions safe. */
export interface Folded<State> {
  readonly state: State;
  /** -1: the stream does not exist. */
  readonly revision: number;
  /** Log position of the stream's last event; 0 when it does not exist, null where it is not known yet. */
  readonly position: number | null;
}

/** The part of the capacity that a stream gets only by being asked for again. */
const SETTLED_SHARE = 0.875;

/**
 * Streams that were asked for again are settled; of the others, those go first that came first. A load that goes round
 * more streams than fit drops what it needs next where the least recently used goes first, and finds nothing ever
 * (measured: 300 reports a second over 2,000 projects stood still). Here it finds as many as fit. What a state takes grows with
 * its events, so it is those that are counted: a few streams of thousands of reports must not take the memory of thousands of
 * short ones. No snapshots are stored anywhere (ruling 24): this is only memory.
 */
export class StateCache {
  readonly #settled = new Segment();
  readonly #passing = new Segment();

  /** @param capacity events that the states kept were folded from, a stream counting one more */
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#settled.size + this.#passing.size;
  }

  get<State>(stream: string): Folded<State> | undefined {
    const found = this.#settled.take(stream) ?? this.#passing.take(stream);
    if (found === undefined) return undefined;
    this.#settled.add(stream, found);
    this.#trim();
    return found as Folded<State>;
  }

  /** Keeps the newer of the two: a slow reader never takes the cache back. */
  put<State>(stream: string, folded: Folded<State>): void {
    const home = this.#homeOf(stream, folded);
    const known = home.peek(stream);
    if (known !== undefined && known.revision > folded.revision) return;
    home.take(stream);
    home.add(stream, folded);
    this.#trim();
  }

  /** What is kept of it does not hold any more. */
  forget(stream: string): void {
    this.#settled.take(stream);
    this.#passing.take(stream);
  }

  #homeOf(stream: string, folded: Folded<unknown>): Segment {
    if (this.#settled.peek(stream) !== undefined) return this.#settled;
    if (this.#passing.peek(stream) !== undefined) return this.#passing;
    const roomy = this.#settled.events + weightOf(folded) <= this.capacity * SETTLED_SHARE;
    return roomy ? this.#settled : this.#passing;
  }

  #trim(): void {
    while (this.#settled.events > this.capacity * SETTLED_SHARE) {
      const [stream, folded] = this.#settled.takeOldest();
      this.#passing.add(stream, folded);
    }
    while (this.#settled.events + this.#passing.events > this.capacity) this.#passing.takeOldest();
  }
}

/** Streams in the order in which they were added. */
class Segment {
  readonly #entries = new Map<string, Folded<unknown>>();
  #events = 0;

  get size(): number {
    return this.#entries.size;
  }

  get events(): number {
    return this.#events;
  }

  peek(stream: string): Folded<unknown> | undefined {
    return this.#entries.get(stream);
  }

  add(stream: string, folded: Folded<unknown>): void {
    this.#entries.set(stream, folded);
    this.#events += weightOf(folded);
  }

  take(stream: string): Folded<unknown> | undefined {
    const taken = this.#entries.get(stream);
    if (taken === undefined) return undefined;
    this.#entries.delete(stream);
    this.#events -= weightOf(taken);
    return taken;
  }

  /** Only of a segment that has any: what it counts is what it holds. */
  takeOldest(): readonly [string, Folded<unknown>] {
    const [oldest] = this.#entries;
    if (oldest === undefined) throw new RangeError('events are counted that no stream has');
    this.take(oldest[0]);
    return oldest;
  }
}

const weightOf = ({ revision }: Folded<unknown>): number => revision + 2;
