import type { AppendCommand, AppendResult } from '../event-log.js';
import { LogUnavailable } from '../event-log.errors.js';
import type { Timers } from '../timers.js';

/** One caller's command in the lane, from being handed over to being answered: once, whatever comes later. */
export class PendingAppend {
  readonly result: Promise<AppendResult>;
  readonly #enqueuedAt: number;
  #resolve!: (result: AppendResult) => void;
  #reject!: (error: Error) => void;
  #release: () => void;
  #settled = false;
  /** An attempt is under way, or one ended without an answer: the command may be stored. */
  #underWay = false;
  #inDoubt = false;

  constructor(
    readonly command: AppendCommand,
    readonly bytes: number,
    private readonly timers: Timers,
    deadlineMs: number,
    signal?: AbortSignal,
  ) {
    this.#enqueuedAt = timers.now();
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const onAbort = (): void => this.giveUp('the caller gave up', signal?.reason);
    const cancel = timers.after(deadlineMs, () => this.giveUp(`not settled within ${deadlineMs} ms`));
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#release = () => {
      cancel();
      signal?.removeEventListener('abort', onAbort);
    };
  }

  get settled(): boolean {
    return this.#settled;
  }

  get waitedMs(): number {
    return this.timers.now() - this.#enqueuedAt;
  }

  sent(): void {
    this.#underWay = true;
  }

  /** The attempt ended without an answer. */
  lost(): void {
    this.#underWay = false;
    this.#inDoubt = true;
  }

  /** The server said that it stored nothing of this attempt; an earlier one may still be in doubt. */
  rolledBack(): void {
    this.#underWay = false;
  }

  answer(result: AppendResult): void {
    if (this.#settle()) this.#resolve(result);
  }

  refuse(error: Error): void {
    if (this.#settle()) this.#reject(error);
  }

  giveUp(why: string, cause?: unknown): void {
    const outcome = this.#underWay || this.#inDoubt ? 'unknown' : 'not-applied';
    this.refuse(new LogUnavailable(outcome, why, { cause }));
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#release();
    return true;
  }
}
