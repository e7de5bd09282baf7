import type { Progress } from '../backup/progress.js';
import { RunningHash } from '../backup/running-hash.js';
import { shownPosition } from '../event-store/eventstoredb/source-position.js';
import type { EventInStore, SourcePosition } from '../event-store/eventstoredb/transport.js';
import { ChangeRefused } from './change-refused.js';
import type { LogRow, LogRows } from './log-rows.js';
import type { Patience } from './patience.js';
import type { Marker, StoreOrder } from './store-order.js';

export interface ComparisonParts {
  readonly rows: LogRows;
  readonly order: StoreOrder;
  /** What an operator let the journal pass: it may be in the store and not in the log. */
  readonly accepted: ReadonlySet<string>;
  readonly progress?: Progress;
}

/**
 * Store and tables side by side, in the register's order: number and bytes of every event, hashed on both sides. It can
 * be gone on with when both have grown; one event of each is in memory.
 */
export class Comparison {
  #compared = 0;
  #at: SourcePosition | null = null;
  #last: SourcePosition | null = null;
  readonly #inStore = new RunningHash();
  readonly #inLog = new RunningHash();

  constructor(private readonly parts: ComparisonParts) {}

  /** Positions of the log that are the same in the store. */
  get compared(): number {
    return this.#compared;
  }

  /** In the store, of the last event that was compared; null: there was none. */
  get last(): SourcePosition | null {
    return this.#last;
  }

  /** Over all that was compared. @throws ChangeRefused the two sides do not give the same */
  get sha256(): string {
    if (this.#inStore.value === this.#inLog.value) return this.#inLog.value;
    throw new ChangeRefused(`the log hashes to ${this.#inLog.value}, the store to ${this.#inStore.value}`);
  }

  /**
   * Compares what the store has up to a marker. False when it has more than the log; that is then not compared yet.
   * @throws ChangeRefused at the first event that is not the same
   */
  async upTo(marker: Marker, patience: Patience): Promise<boolean> {
    const { rows, order, accepted, progress } = this.parts;
    for await (const event of order.upTo(marker, this.#at, patience)) {
      const row = await rows.at(this.#compared + 1);
      const stored = lineOfStored(event, this.#compared + 1);
      const kept = row === null ? null : lineOfRow(row);
      if (stored !== kept && accepted.has(nameOf(event.position))) {
        this.#at = event.position;
        continue;
      }
      if (kept === null) return false;
      if (stored !== kept) throw new ChangeRefused(difference(row!, event));
      this.#inStore.add(stored);
      this.#inLog.add(kept);
      this.#compared++;
      this.#at = this.#last = event.position;
      progress?.reached(this.#compared);
    }
    return true;
  }
}

/** As es.journal_accepted names a position. */
export const nameOf = ({ commit, prepare }: SourcePosition): string => `${commit}/${prepare}`;

function lineOfRow({ position, stream, revision, eventId, type, data, meta }: LogRow): string {
  return JSON.stringify([position, stream, revision, eventId, type, data, meta]);
}

function lineOfStored({ stream, revision, id, type, data, meta }: EventInStore, position: number): string {
  return JSON.stringify([position, stream, revision, id, type, data, meta]);
}

function difference(row: LogRow, event: EventInStore): string {
  const place = { stream: row.stream, revision: row.revision, id: row.eventId, type: row.type };
  const what =
    (['stream', 'revision', 'id', 'type'] as const).find(name => place[name] !== event[name]) ??
    (row.data === event.data ? 'meta' : 'data');
  return (
    `position ${row.position} is not the same on both sides: ${row.type} of ${row.stream} at ${row.revision} in the log, ` +
    `${event.type} of ${event.stream} at ${event.revision} in the store (${shownPosition(event.position)}); first in: ${what}`
  );
}
