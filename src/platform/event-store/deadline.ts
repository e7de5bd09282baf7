import { LogUnavailable } from './event-log.errors.js';
import type { CallOptions } from './event-log.js';
import type { Timers } from './timers.js';

/**
 * Gives up waiting at the deadline or when the signal aborts, whatever the work is doing; the work cleans up behind
 * itself. For calls that change nothing: the outcome is `not-applied`.
 */
export function withDeadline<T>(
  timers: Timers,
  options: CallOptions | undefined,
  defaultMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const signal = options?.signal;
  const deadlineMs = options?.deadlineMs ?? defaultMs;
  return new Promise<T>((resolve, reject) => {
    const giveUp = (why: string): void => {
      release();
      reject(new LogUnavailable('not-applied', why, { cause: signal?.reason }));
    };
    const onAbort = (): void => giveUp('the caller gave up');
    const cancel = timers.after(deadlineMs, () => giveUp(`no answer within ${deadlineMs} ms`));
    const release = (): void => {
      cancel();
      signal?.removeEventListener('abort', onAbort);
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    work().then(
      value => (release(), resolve(value)),
      (error: unknown) => (release(), reject(error as Error)),
    );
  });
}
