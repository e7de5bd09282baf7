import { LogUnavailable } from '../event-store/event-log.errors.js';
import { StoreFailure } from '../event-store/eventstoredb/transport.js';
import { backoff, sleep, type Timers } from '../event-store/timers.js';
import { NotNow } from './change-refused.js';

/** How long a store that does not answer is waited for: since it last did, or over all that is asked of it. */
export class Patience {
  #until: number;
  #failures = 0;

  constructor(
    private readonly timers: Timers,
    private readonly ms: number,
    private readonly over: 'each step' | 'all steps' = 'each step',
  ) {
    this.#until = timers.now() + ms;
  }

  /** @throws NotNow all steps together take too long */
  wentOn(): void {
    this.#failures = 0;
    if (this.over === 'all steps' && this.timers.now() >= this.#until)
      throw new NotNow(`not done in ${this.ms / 1_000} s`);
  }

  /** Waits a moment before the next try. @throws NotNow when there is no time for one, or it would fail alike */
  async afterFailure(error: unknown): Promise<void> {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof NotNow) throw error;
    if (error instanceof StoreFailure && !error.retry) throw new NotNow(why, { cause: error });
    if (this.over === 'each step' && this.#failures === 0) this.#until = this.timers.now() + this.ms;
    if (this.timers.now() >= this.#until)
      throw new NotNow(`no answer in ${this.ms / 1_000} s: ${why}`, { cause: error });
    await sleep(this.timers, backoff(this.timers, this.#failures++));
  }

  /** The same for what is neither done nor failed yet. */
  async afterNothing(what: string): Promise<void> {
    await this.afterFailure(new LogUnavailable('not-applied', what));
  }
}
