import { build, type Histogram } from 'hdr-histogram-js';
import { Connection, type Answer, type Request } from './connection.js';

export interface LoadResult {
  readonly seconds: number;
  readonly answers: number;
  /** Answers that were not expected, and broken connections. */
  readonly errors: number;
  readonly firstError: string | null;
  /** Microseconds. */
  readonly latency: Histogram;
  /** How late the generator itself was, p99 in ms; above 10 a run says nothing. */
  readonly generatorLagMs: number;
}

export interface Load {
  readonly port: number;
  readonly next: () => Request;
  readonly accepts: (answer: Answer) => boolean;
}

const histogram = (): Histogram =>
  build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
/** What is still asked so long after the last intended time is given up, and counted as an error. */
const DRAIN_SECONDS = 60;
const microseconds = (): number => Number(process.hrtime.bigint() / 1000n);

/** As fast as `connections` can go, one request at a time each: finds the ceiling, hides stalls. */
export async function closedLoop(load: Load, connections: number, seconds: number): Promise<LoadResult> {
  const latency = histogram();
  const state = { answers: 0, errors: 0, firstError: null as string | null };
  const end = microseconds() + seconds * 1_000_000;
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(load.port)));
  const started = microseconds();
  await Promise.all(
    open.map(async connection => {
      while (microseconds() < end) await once(connection, load, microseconds(), latency, state);
      connection.close();
    }),
  );
  return { ...state, seconds: (microseconds() - started) / 1_000_000, latency, generatorLagMs: 0 };
}

/**
 * Arrivals at a fixed rate whatever the server does; latency counts from the intended time, so a stall is seen by
 * every request that should have been sent in it (coordinated omission, reliability.md e).
 */
export async function openLoop(
  load: Load,
  perSecond: number,
  seconds: number,
  connections: number,
): Promise<LoadResult> {
  const latency = histogram();
  const lag = histogram();
  const state = { answers: 0, errors: 0, firstError: null as string | null };
  const idle = await Promise.all(Array.from({ length: connections }, () => Connection.open(load.port)));
  const waiting: number[] = [];
  const running = new Set<Promise<void>>();
  let broken: Error | null = null;
  const interval = 1_000_000 / perSecond;
  const started = microseconds();
  const total = Math.floor(perSecond * seconds);

  const dispatch = (): void => {
    while (waiting.length > 0 && idle.length > 0) {
      // The one that has rested longest: a connection that says nothing for seconds is told 408 and closed.
      const connection = idle.shift() as Connection;
      const intended = waiting.shift() as number;
      const work: Promise<void> = once(connection, load, intended, latency, state).then(
        () => {
          running.delete(work);
          idle.push(connection);
          dispatch();
        },
        (error: unknown) => {
          running.delete(work);
          broken ??= error instanceof Error ? error : new Error(String(error));
        },
      );
      running.add(work);
    }
  };

  for (let sent = 0; sent < total;) {
    const now = microseconds();
    const due = Math.min(total, Math.floor((now - started) / interval) + 1);
    for (; sent < due; sent++) {
      const intended = started + sent * interval;
      lag.recordValue(Math.max(1, now - intended));
      waiting.push(intended);
    }
    dispatch();
    await tick();
    if (broken !== null) throw broken as Error;
  }
  const giveUp = started + (seconds + DRAIN_SECONDS) * 1_000_000;
  while (running.size > 0 || waiting.length > 0) {
    await Promise.race([...running, tick()]);
    if (broken !== null) throw broken as Error;
    if (microseconds() < giveUp) continue;
    for (const intended of waiting.splice(0)) {
      latency.recordValue(Math.min(60_000_000, microseconds() - intended));
      state.errors++;
      state.firstError ??= `not sent within ${seconds + DRAIN_SECONDS} s: every connection was waiting`;
    }
  }
  for (const connection of idle) connection.close();
  const taken = (microseconds() - started) / 1_000_000;
  return { ...state, seconds: taken, latency, generatorLagMs: lag.getValueAtPercentile(99) / 1000 };
}

const tick = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 1));

async function once(
  connection: Connection,
  load: Load,
  intended: number,
  latency: Histogram,
  state: { answers: number; errors: number; firstError: string | null },
): Promise<void> {
  try {
    const answer = await connection.send(load.next());
    latency.recordValue(Math.max(1, Math.round(microseconds() - intended)));
    state.answers++;
    if (load.accepts(answer)) {
      if (/\r\nconnection: close/i.test(answer.headers)) await connection.reopen();
      return;
    }
    state.errors++;
    state.firstError ??= `${answer.status} ${answer.body.slice(0, 300)}`;
  } catch (error) {
    state.errors++;
    state.firstError ??= error instanceof Error ? error.message : String(error);
    await connection.reopen();
  }
}
