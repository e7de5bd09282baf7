import { withDeadline } from '../deadline.js';
import type { CallOptions } from '../event-log.js';
import { LogUnavailable } from '../event-log.errors.js';
import { backoff, sleep, type Timers } from '../timers.js';
import { StoreFailure } from './transport.js';

/** How often a read is tried again, and not with less time than this left. */
const READ_AGAIN = 3;
const LEAST_MS = 200;

/** The time one call may take, over all the steps it is made of. */
export class Budget {
  readonly #until: number;
  readonly #signal: AbortSignal | undefined;

  constructor(
    private readonly timers: Timers,
    options: CallOptions | undefined,
    defaultMs: number,
  ) {
    this.#until = timers.now() + (options?.deadlineMs ?? defaultMs);
    this.#signal = options?.signal;
  }

  /** Milliseconds; never below 0. */
  get left(): number {
    return Math.max(0, this.#until - this.timers.now());
  }

  get aborted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  /** @throws LogUnavailable when the caller has given up or the time is over; nothing has been stored then */
  check(): void {
    if (this.aborted) throw new LogUnavailable('not-applied', 'the caller gave up');
    if (this.left === 0) throw new LogUnavailable('not-applied', 'no time was left to begin');
  }

  /** A step that stores no event. */
  within<T>(work: () => Promise<T>): Promise<T> {
    return withDeadline(this.timers, { deadlineMs: this.left, signal: this.#signal }, this.left, work);
  }

  /** Reading from the store, again where that may help: whatever goes wrong, nothing was stored by it. */
  async reading<T>(work: (deadlineMs: number) => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures++) {
      this.check();
      try {
        return await this.within(() => work(this.left));
      } catch (error) {
        if (!(error instanceof StoreFailure)) throw error;
        if (error.retry && failures < READ_AGAIN && this.left > LEAST_MS && !this.aborted) {
          await sleep(this.timers, backoff(this.timers, failures));
          continue;
        }
        throw new LogUnavailable('not-applied', error.message, { cause: error });
      }
    }
  }
}
