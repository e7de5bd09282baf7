import type { EventLog } from '../../../src/platform/event-store/event-log.js';

export interface ClosableLog extends EventLog {
  close(): Promise<void>;
}

/** One store, for one suite. Tests share it: each makes streams of its own. */
export interface LogHarness {
  readonly log: ClosableLog;
  /** Another instance of the adapter on the same store; null where the store is the instance. */
  another(): ClosableLog | null;
  /** An instance that is not shared, for tests that close or fill it. */
  fresh(): ClosableLog;
  close(): Promise<void>;
}

export async function outcomeOf<T>(promise: Promise<T>): Promise<T | Error> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
