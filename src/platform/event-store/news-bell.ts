import type { Timers } from './timers.js';

/** Wakes those who wait for events. Only a hint: whoever is woken reads the log, whoever is not will poll. */
export class NewsBell {
  #head = 0;
  #waiting = new Set<{ position: number; wake: () => void }>();

  constructor(private readonly timers: Timers) {}

  /** The highest position anybody has heard of. */
  get head(): number {
    return this.#head;
  }

  ring(position: number): void {
    if (position <= this.#head) return;
    this.#head = position;
    for (const waiter of this.#waiting) if (waiter.position < position) waiter.wake();
  }

  /** The log has shown that it ends earlier: without this, waiters for what is gone would spin. */
  lower(from: number, to: number): void {
    if (this.#head === from) this.#head = to;
  }

  wait(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    // Through a timer even when there is news already: a caller that asks in a loop must not starve the process.
    if (this.#head > position) return new Promise(resolve => this.timers.after(0, resolve));
    return new Promise(resolve => {
      const wake = (): void => {
        cancel();
        this.#waiting.delete(waiter);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const waiter = { position, wake };
      const cancel = this.timers.after(timeoutMs, wake);
      this.#waiting.add(waiter);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  /** Wakes everybody: the log is closing. */
  close(): void {
    for (const waiter of this.#waiting) waiter.wake();
  }
}
