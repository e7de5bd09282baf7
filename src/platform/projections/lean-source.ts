import type { Pool } from 'pg';
import { LogUnavailable, IntegrityViolation } from '../event-store/event-log.errors.js';
import type { EventLog, ReadAllOptions, RecordedEvent } from '../event-store/event-log.js';
import { asError, isTransient } from './errors.js';
import type { EventSource } from './tuning.js';

const COLUMNS = `position, stream_id, revision, event_id, type, schema_version, data, correlation_id, recorded_at,
  occurred_on`;
const asText = { getTypeParser: () => (value: string) => value };

/**
 * The log's own tables read without envelope and hash, which no fold needs: half the bytes and half the work of
 * `EventLog.readAll`, and that is most of what a rebuild costs. The same dense order; a hole is an IntegrityViolation.
 * Waking and the head stay with the log.
 */
export function leanSource(
  log: Pick<EventLog, 'head' | 'waitForNews' | 'positionOf' | 'readHistory'>,
  pool: Pool,
): EventSource {
  return {
    withoutEnvelope: true,
    head: options => log.head(options),
    waitForNews: (position, timeoutMs, signal) => log.waitForNews(position, timeoutMs, signal),
    readHistory: (stream, range) => log.readHistory(stream, range),
    positionOf: (stream, revision, options) => log.positionOf(stream, revision, options),
    readAll: async ({ after, upTo = Number.MAX_SAFE_INTEGER, limit }: ReadAllOptions) => {
      const rows = await ask(pool, [after, upTo, limit]);
      const events = rows.map(row => new LeanEvent(row));
      events.forEach((event, index) => {
        if (event.position !== after + 1 + index)
          throw new IntegrityViolation(`the log has ${event.position} where ${after + 1 + index} belongs`);
      });
      return events;
    },
  };
}

async function ask(pool: Pool, values: readonly number[]): Promise<readonly Row[]> {
  try {
    const result = await pool.query({
      name: 'lean-page',
      text: `select ${COLUMNS} from es.event where position > $1 and position <= $2 order by position limit $3`,
      values: [...values],
      rowMode: 'array',
      types: asText,
    });
    return result.rows as unknown as readonly Row[];
  } catch (error) {
    if (isTransient(error)) throw new LogUnavailable('not-applied', asError(error).message, { cause: error });
    throw error;
  }
}

type Row = readonly string[];

/** Most folds look at a few of these; the rest is made when asked for. */
class LeanEvent implements RecordedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;

  constructor(private readonly row: Row) {
    this.position = Number(row[0]);
    this.stream = row[1]!;
    this.revision = Number(row[2]);
    this.type = row[4]!;
  }

  get eventId(): string {
    return this.row[3]!;
  }
  get schemaVersion(): number {
    return Number(this.row[5]);
  }
  get data(): string {
    return this.row[6]!;
  }
  get correlationId(): string {
    return this.row[7]!;
  }
  get recordedAt(): string {
    return instant(this.row[8]!);
  }
  get occurredOn(): string {
    return this.row[9]!;
  }
  get commandId(): string {
    throw notRead();
  }
  get ledgerAt(): string {
    throw notRead();
  }
  get meta(): string {
    throw notRead();
  }
  get dataHash(): string {
    throw new Error('hashes are not read by projections');
  }
}

const notRead = (): Error => new Error('the envelope is not read: declare readsEnvelope');

/** `2026-01-12 05:00:00.12+00`, as a session in UTC says it, to `2026-01-12T05:00:00.120Z`. */
const instant = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
