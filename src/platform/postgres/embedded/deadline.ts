import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds on a clock that never goes back; only differences mean something. */
export function monotonicMs(): number {
  return performance.now();
}

/**
 * Asks `probe` until it answers something other than undefined. Gives undefined when the
 * deadline passes or the signal aborts: every wait in this folder ends.
 */
export async function pollUntil<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  options: { readonly withinMs: number; readonly everyMs?: number; readonly signal?: AbortSignal },
): Promise<T | undefined> {
  const deadline = monotonicMs() + options.withinMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (options.signal?.aborted || monotonicMs() >= deadline) return undefined;
    await delay(options.everyMs ?? 20);
  }
}

/** Sleeps, or wakes at once when the signal aborts. Never rejects. */
export async function sleepUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
