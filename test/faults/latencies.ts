import type { Attempt, History } from './history.js';

/** What one instance answered in a time of interest: a helper of the nemeses that promise speed. */
export function answersOf(history: History, instance: string, from: number, to: number): Attempt[] {
  return history.operations
    .flatMap(({ attempts }) => attempts)
    .filter(attempt => attempt.instance === instance && attempt.invoked >= from && attempt.invoked <= to);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const durations = (attempts: readonly Attempt[]): number[] =>
  attempts.map(({ invoked, completed }) => completed - invoked);
