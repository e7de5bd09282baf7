/** How a crashed server comes back. Times in milliseconds. */
export interface RestartPolicy {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** More crashes than this within the window: the state is `failed`, retries go on slowly. */
  readonly crashesTolerated: number;
  readonly windowMs: number;
  readonly failedDelayMs: number;
}

export const DEFAULT_RESTART_POLICY: RestartPolicy = {
  firstDelayMs: 200,
  longestDelayMs: 5_000,
  crashesTolerated: 5,
  windowMs: 5 * 60_000,
  failedDelayMs: 15_000,
};

export interface RestartDecision {
  readonly state: 'restarting' | 'failed';
  readonly delayMs: number;
  /** Crashes still inside the window, to be handed in next time. */
  readonly recentCrashes: readonly number[];
}

/** Decides after a crash at `now`. It never gives up: a full disk that is cleared must heal by itself. */
export function decideRestart(
  earlierCrashes: readonly number[],
  now: number,
  policy: RestartPolicy = DEFAULT_RESTART_POLICY,
): RestartDecision {
  const recentCrashes = [...earlierCrashes.filter(at => now - at < policy.windowMs), now];
  if (recentCrashes.length > policy.crashesTolerated) {
    return { state: 'failed', delayMs: policy.failedDelayMs, recentCrashes };
  }
  const backoff = policy.firstDelayMs * 2 ** (recentCrashes.length - 1);
  return { state: 'restarting', delayMs: Math.min(backoff, policy.longestDelayMs), recentCrashes };
}
