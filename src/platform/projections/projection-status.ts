import type { Place } from '../event-store/event-log.js';

/**
 * running: follows the log. building: runs beside the live one until it may take its place. retrying: an outage, tried
 * for ever. degraded: some streams are parked, everything else goes on. paused: by an operator. stopped: needs one.
 */
export type ProjectionState = 'running' | 'building' | 'retrying' | 'degraded' | 'paused' | 'stopped';

/** One line per generation of a projection: the live one, and one being built beside it. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly live: boolean;
  readonly state: ProjectionState;
  readonly position: number;
  /** Of the log itself, never a mark of our own. */
  readonly head: number;
  readonly lagEvents: number;
  /** Between recordedAt of the head and of the last event handled; 0 when nothing is left to do. */
  readonly lagSeconds: number;
  /** Seconds since the owner last said it lives; null when there is none. */
  readonly heartbeatAge: number | null;
  readonly owner: string | null;
  readonly parkedStreams: number;
  readonly parkedEvents: number;
  /** Seconds; null when nothing is parked. */
  readonly oldestParkedAge: number | null;
  readonly eventsPerSecond: number;
  /** Seconds to the head at the present speed; null when it does not move. */
  readonly eta: number | null;
  readonly lastError: string | null;
  readonly reconnects: number;
}

/** What a query asks to answer "how fresh is this?" and to wait until its caller's own write is in. */
export interface ReadModelFreshness {
  /** Position up to which the live rows reflect the log. No query when this process writes them; else a short cache. */
  positionOf(name: string): Promise<number>;
  behindBy(name: string): Promise<{ readonly events: number; readonly seconds: number }>;
  /**
   * True once every named projection's committed rows reflect the wanted position, or the wanted end of a stream, which
   * the register's order may still have to come to; false when the time is over first.
   */
  waitFor(names: readonly string[], wanted: number | Place, timeoutMs: number, signal?: AbortSignal): Promise<boolean>;
}
