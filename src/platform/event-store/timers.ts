/** Time and chance as the store sees them (ruling 55): injected, so that a simulation can drive them. */
export interface Timers {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls once after `ms`, unless the returned function is called first. */
  after(ms: number, call: () => void): () => void;
  /** Uniform in [0, 1). */
  random(): number;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** Resolves after `ms` or as soon as the signal aborts; never rejects. */
export function sleep(timers: Timers, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(ms, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** Full jitter: uniform in [0, min(cap, base · 2^failures)] milliseconds. */
export function backoff(timers: Timers, failures: number, baseMs = 50, capMs = 1_000): number {
  return timers.random() * Math.min(capMs, baseMs * 2 ** failures);
}
