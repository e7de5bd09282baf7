import { LogUnavailable } from './event-log.errors.js';
import type { EventLog, RecordedEvent } from './event-log.js';
import { backoff, sleep, type Timers } from './timers.js';

const SHORTEST_POLL_MS = 20;
const LONGEST_POLL_MS = 1_000;

/**
 * Follows a log for ever: reading is the truth, news only shortens the wait. Each page is asked for after the last one
 * was consumed, so a slow consumer holds one page and no more. Outages are retried; an IntegrityViolation is thrown,
 * and so is the end of a closed log.
 */
export async function* follow(
  log: Pick<EventLog, 'readAll' | 'waitForNews'>,
  options: { after: number; signal: AbortSignal; pageSize?: number },
  timers: Timers,
  isClosed: () => boolean,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  const { signal, pageSize = 500 } = options;
  let position = options.after;
  let pollMs = SHORTEST_POLL_MS;
  let failures = 0;
  while (!signal.aborted) {
    let page: readonly RecordedEvent[];
    try {
      page = await log.readAll({ after: position, limit: pageSize, signal });
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof LogUnavailable) || isClosed()) throw error;
      await sleep(timers, backoff(timers, failures++), signal);
      continue;
    }
    const last = page[page.length - 1];
    if (last !== undefined) {
      position = last.position;
      pollMs = SHORTEST_POLL_MS;
      yield page;
    } else {
      await log.waitForNews(position, pollMs, signal);
      pollMs = Math.min(pollMs * 2, LONGEST_POLL_MS);
    }
  }
}
