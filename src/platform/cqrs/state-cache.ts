/** A stream's folded state as this process last saw it. It may be behind; the expected revision keeps decisions safe. */
export interface Folded<State> {
  readonly state: State;
  /** -1: the stream does not exist. */
  readonly revision: number;
  /** Log position of the stream's last event; 0 when it does not exist, null where it is not known yet. */
  readonly position: number | null;
}

/**
 * Least recently used streams go first. What a state takes grows with its events, so it is those that are counted: a few
 * streams of thousands of reports must not take the memory of thousands of short ones. No snapshots are stored anywhere
 * (ruling 24): this is only memory.
 */
export class StateCache {
  readonly #entries = new Map<string, Folded<unknown>>();

  #events = 0;

  /** @param capacity events that the states kept were folded from, a stream counting one more */
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#entries.size;
  }

  get<State>(stream: string): Folded<State> | undefined {
    const found = this.#entries.get(stream);
    if (found === undefined) return undefined;
    this.#entries.delete(stream);
    this.#entries.set(stream, found);
    return found as Folded<State>;
  }

  /** Keeps the newer of the two: a slow reader never takes the cache back. */
  put<State>(stream: string, folded: Folded<State>): void {
    const known = this.#entries.get(stream);
    if (known !== undefined && known.revision > folded.revision) return;
    this.#drop(stream);
    this.#entries.set(stream, folded);
    this.#events += weightOf(folded);
    for (const oldest of this.#entries.keys()) {
      if (this.#events <= this.capacity) return;
      this.#drop(oldest);
    }
  }

  /** What is kept of it does not hold any more. */
  forget(stream: string): void {
    this.#drop(stream);
  }

  #drop(stream: string): void {
    const dropped = this.#entries.get(stream);
    if (dropped === undefined) return;
    this.#entries.delete(stream);
    this.#events -= weightOf(dropped);
  }
}

const weightOf = ({ revision }: Folded<unknown>): number => revision + 2;
