import { createHash } from 'node:crypto';

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly what: string;
  readonly call: () => void;
  /** Asked when its moment has come: false, and it never happened. */
  readonly stillWanted: (() => boolean) | undefined;
  cancelled: boolean;
}

/** Virtual time and the order of everything: one event after the other, each with all that follows from it at once. */
export class Schedule {
  /** Milliseconds since the world began. */
  now = 0;
  /** Events that happened. */
  steps = 0;
  readonly trace: string[] = [];
  #order = 0;
  readonly #heap: Entry[] = [];

  /** Calls after `delayMs`, unless the returned function is called first or nobody wants it any more. */
  after(delayMs: number, what: string, call: () => void, stillWanted?: () => boolean): () => void {
    const at = this.now + Math.max(0, delayMs);
    const entry: Entry = { at, order: this.#order++, what, call, stillWanted, cancelled: false };
    this.#push(entry);
    return () => {
      entry.cancelled = true;
    };
  }

  /** Something worth reading that takes no time. */
  note(what: string): void {
    this.trace.push(`${this.now.toFixed(1).padStart(9)}  ${what}`);
  }

  /** The next event, and every promise that it settles. False when nothing is left. */
  async step(): Promise<boolean> {
    for (;;) {
      const entry = this.#pop();
      if (entry === undefined) return false;
      if (entry.cancelled || entry.stillWanted?.() === false) continue;
      this.now = Math.max(this.now, entry.at);
      this.steps++;
      this.note(entry.what);
      entry.call();
      // Timers and sockets of the real loop are not waited for; promises are, to the last one.
      await new Promise<void>(resolve => setImmediate(resolve));
      return true;
    }
  }

  /** The same seed gives the same hash: everything that happened, in order, with its time. */
  get traceHash(): string {
    return createHash('sha256').update(this.trace.join('\n')).digest('hex');
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entry, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (!isBefore(heap[below]!, last)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
