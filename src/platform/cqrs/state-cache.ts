/** A stream's folded state as this process last saw it. It may be behind; the expected revision keeps decisions safe. */
export interface Folded<State> {
  readonly state: State;
  /** -1: the stream does not exist. */
  readonly revision: number;
  /** Log position of the stream's last event; 0 when it does not exist. */
  readonly position: number;
}

/** Least recently used streams go first. No snapshots are stored anywhere (ruling 24): this is only memory. */
export class StateCache {
  readonly #entries = new Map<string, Folded<unknown>>();

  constructor(private readonly capacity: number) {}

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
    this.#entries.delete(stream);
    this.#entries.set(stream, folded);
    if (this.#entries.size <= this.capacity) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
