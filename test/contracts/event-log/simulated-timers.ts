import type { Timers } from '../../../src/platform/event-store/timers.js';

/** Time that moves when a test says so: nothing waits, and what happens at which millisecond is exact. */
export class SimulatedTimers implements Timers {
  #now = 0;
  #nextId = 0;
  readonly #due = new Map<number, { readonly at: number; readonly call: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const id = this.#nextId++;
    this.#due.set(id, { at: this.#now + ms, call });
    return () => this.#due.delete(id);
  }

  /** Always the longest back-off. */
  random(): number {
    return 1;
  }

  /** Timers that nobody cancelled: a lane at rest has none. */
  get pending(): number {
    return this.#due.size;
  }

  /** Moves time, firing what falls due in order, and lets promises settle after each. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (;;) {
      const next = [...this.#due]
        .filter(([, timer]) => timer.at <= until)
        .sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
      if (next === undefined) break;
      this.#due.delete(next[0]);
      this.#now = Math.max(this.#now, next[1].at);
      next[1].call();
      await settled();
    }
    this.#now = until;
  }
}

/** Lets every promise that can settle do so. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(resolve => setImmediate(resolve));
}
