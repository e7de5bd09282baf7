import type { AppendResult, EventLog } from '../../../src/platform/event-store/event-log.js';

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
  /** Resolves when everything stored has its number. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface PlacedResult extends AppendResult {
  readonly lastPosition: number;
}

/** What was appended, with its number: where a journal gives those, it may have to come to it first. */
export async function placed(log: EventLog, appended: Promise<AppendResult>): Promise<PlacedResult> {
  const result = await appended;
  if (result.lastPosition !== null) return { ...result, lastPosition: result.lastPosition };
  for (;;) {
    const position = await log.positionOf(result.stream, result.lastRevision);
    if (position !== null) return { ...result, lastPosition: position };
    await log.waitForNews((await log.head()).position, 20);
  }
}

export async function outcomeOf<T>(promise: Promise<T>): Promise<T | Error> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
