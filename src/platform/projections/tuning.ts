import type { EventLog, RecordedEvent } from '../event-store/event-log.js';

/** What a runtime needs of the log; the same over both stores (ruling 13). */
export interface EventSource extends Pick<EventLog, 'readAll' | 'head' | 'waitForNews'> {
  /** A stream up to a revision: for facts that change how earlier ones are read. */
  readonly readHistory: (stream: string, range: { readonly to: number }) => Promise<readonly RecordedEvent[]>;
  /** For those who wait for a place that has no number yet; absent where every place has one. */
  readonly positionOf?: EventLog['positionOf'];
  /** Its events are without what `readsEnvelope` asks for: not for projections that declare it. */
  readonly withoutEnvelope?: boolean;
}

export interface Tuning {
  /** Events a page while following. */
  readonly livePage: number;
  /** Events a page while far behind. */
  readonly catchUpPage: number;
  /** Far behind, rows are held in memory up to so many events, rows or milliseconds, then written together. */
  readonly heldEvents: number;
  readonly heldRows: number;
  readonly heldMs: number;
  /** What is being built is written beside its folding from so many rows on. */
  readonly besideRows: number;
  /** Rows of a projection kept in memory; above it they are read again. */
  readonly cachedRows: number;
  readonly cachedRowsBuilding: number;
  /** At most one page in this time while following: events that come together are written together. */
  readonly coalesceMs: number;
  /** How long an unhurried projection may wait for more events before it is told. */
  readonly unhurriedMs: number;
  /** Between two tries of an event that fails: times the number of the try. */
  readonly retryPauseMs: number;
  /** How long a replaced generation stays before its tables go. */
  readonly graceMs: number;
}

export const DEFAULT_TUNING: Tuning = {
  livePage: 500,
  catchUpPage: 2_000,
  heldEvents: 100_000,
  heldRows: 50_000,
  heldMs: 2_000,
  besideRows: 2_000,
  cachedRows: 2_000,
  cachedRowsBuilding: 400_000,
  coalesceMs: 12,
  unhurriedMs: 1_000,
  retryPauseMs: 50,
  graceMs: 600_000,
};
