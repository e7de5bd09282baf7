import type { Pool } from 'pg';
import { SharedQuestions } from '../../postgres/shared-questions.js';
import type { Head, LedgerEntry, ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../event-log.js';
import { IntegrityViolation, LogUnavailable, WrongStore } from '../event-log.errors.js';
import type { NewsBell } from '../news-bell.js';
import type { RegisterIdentity } from './lane-connection.js';
import {
  asText,
  EVENT_COLUMNS,
  instant,
  toLedgerEntry,
  toRecordedEvent,
  type EventRow,
  type LedgerRow,
} from './recorded-rows.js';

const PAGE = 1_000;
/** Of each stream that is asked for together with others; a longer one goes on alone. */
const SHARED_PAGE = 200;
/** Beyond any revision, and an integer PostgreSQL and JavaScript agree on. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

interface Beginning {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that is asked of the log. Named statements: planned once per connection. */
export class LogReader {
  /** A stream from a revision on, as every decision asks for it. */
  readonly #beginnings = new SharedQuestions<Beginning, readonly RecordedEvent[]>(asked => this.#readTogether(asked));

  constructor(
    private readonly pool: Pool,
    private readonly bell: NewsBell,
  ) {}

  async findCommand(commandId: string): Promise<LedgerEntry | null> {
    const [row] = await this.#query<LedgerRow>(
      'find-command',
      `select command_id, fingerprint, stream_id, first_position, last_position, last_revision
       from es.command where command_id = $1`,
      [commandId],
    );
    return row === undefined ? null : toLedgerEntry(row);
  }

  /** Pages by revision: whatever the stream's length, one page is in flight. */
  async readStream(stream: string, options: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    const { backwards = false, limit = NO_LIMIT, signal } = options;
    let from = options.from ?? 0;
    let to = options.to ?? NO_LIMIT;
    const events: RecordedEvent[] = [];
    if (!backwards && options.limit === undefined && from <= to) {
      events.push(...(await this.#beginnings.answerTo({ stream, from, to })));
      const last = events.at(-1);
      if (last === undefined || events.length < SHARED_PAGE) to = -1;
      else from = last.revision + 1;
    }
    while (events.length < limit && from <= to && !signal?.aborted) {
      const size = Math.min(PAGE, limit - events.length);
      const rows = await this.#query<EventRow>(
        backwards ? 'stream-back' : 'stream',
        `select ${EVENT_COLUMNS} from es.stream_index i join es.event e on e.position = i.position
         where i.stream_id = $1 and i.revision between $2 and $3
         order by i.revision ${backwards ? 'desc' : 'asc'} limit $4`,
        [stream, from, to, size],
      );
      for (const row of rows) events.push(toRecordedEvent(row));
      const last = events[events.length - 1];
      if (rows.length < size || last === undefined) break;
      if (backwards) to = last.revision - 1;
      else from = last.revision + 1;
    }
    refuseGaps(stream, events, event => event.revision, backwards ? -1 : 1);
    return events;
  }

  async #readTogether(asked: readonly Beginning[]): Promise<readonly (readonly RecordedEvent[])[]> {
    const rows = await this.#query<readonly [...EventRow, string]>(
      'beginnings',
      `select ${EVENT_COLUMNS}, q.n
       from unnest($1::text[], $2::bigint[], $3::bigint[]) with ordinality q(stream_id, first, last, n)
       cross join lateral (
         select e.* from es.stream_index i join es.event e on e.position = i.position
         where i.stream_id = q.stream_id and i.revision between q.first and q.last
         order by i.revision limit ${SHARED_PAGE}) e
       order by q.n, e.revision`,
      [asked.map(each => each.stream), asked.map(each => each.from), asked.map(each => each.to)],
    );
    const answers: RecordedEvent[][] = asked.map(() => []);
    for (const row of rows) answers[Number(row[14]) - 1]!.push(toRecordedEvent(row as unknown as EventRow));
    return answers;
  }

  async readAll({ after, upTo = NO_LIMIT, limit }: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const heard = this.bell.head;
    const rows = await this.#query<EventRow>(
      'all',
      `select ${EVENT_COLUMNS} from es.event e where e.position > $1 and e.position <= $2
       order by e.position limit $3`,
      [after, upTo, limit],
    );
    const events = rows.map(toRecordedEvent);
    if (events.length === 0) {
      if (heard > after && upTo > after && limit > 0) this.bell.lower(heard, after);
      return events;
    }
    if (events[0]!.position !== after + 1) {
      throw new IntegrityViolation(`the log goes on at ${events[0]!.position} after ${after}`);
    }
    refuseGaps('the log', events, event => event.position, 1);
    return events;
  }

  async positionOf(stream: string, revision: number): Promise<number | null> {
    const [row] = await this.#query<readonly [string]>(
      'place',
      'select position from es.stream_index where stream_id = $1 and revision = $2',
      [stream, revision],
    );
    return row === undefined ? null : Number(row[0]);
  }

  async positionAt(instant: string): Promise<number> {
    const [row] = await this.#query<readonly [string]>('known', POSITION_AT, [instant]);
    return Number(row![0]);
  }

  async head(): Promise<Head> {
    const [row] = await this.#query<readonly [string, string]>(
      'head',
      'select position, recorded_at from es.event order by position desc limit 1',
      [],
    );
    return { position: Number(row?.[0] ?? 0), recordedAt: row === undefined ? null : instant(row[1]) };
  }

  /** A session that may write, on the primary, of the register this process belongs to. */
  async checkWritable(register: RegisterIdentity): Promise<void> {
    const [row] = await this.#query<readonly [string, string, string, string, string]>(
      'writable',
      `select pg_is_in_recovery(), current_setting('transaction_read_only'), register_id, incarnation, store
       from es.register`,
      [],
    );
    if (row === undefined) throw new WrongStore('the database holds no register');
    const [inRecovery, readOnly, registerId, incarnation, store] = row;
    if (inRecovery === 't' || readOnly === 'on') throw new LogUnavailable('not-applied', 'the store takes no writes');
    if (
      registerId !== register.registerId ||
      Number(incarnation) !== register.incarnation ||
      store !== register.store
    ) {
      throw new WrongStore(`this database is register ${registerId}, incarnation ${incarnation}, store ${store}`);
    }
  }

  async #query<Row>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const result = await this.pool.query({
      name: `log-${name}`,
      text,
      values: [...values],
      rowMode: 'array',
      types: asText,
    });
    return result.rows as Row[];
  }
}

function refuseGaps(
  what: string,
  events: readonly RecordedEvent[],
  numberOf: (event: RecordedEvent) => number,
  step: number,
): void {
  for (let i = 1; i < events.length; i++) {
    const expected = numberOf(events[i - 1]!) + step;
    const found = numberOf(events[i]!);
    if (found !== expected) throw new IntegrityViolation(`${what} has ${found} where ${expected} belongs`);
  }
}

/** By halves: times rise with positions, which have no gaps, so no index of times is needed. */
const POSITION_AT = `
  with recursive halving (low, high) as (
    select 0::bigint, coalesce((select max(position) from es.stream_index), 0)
    union all
    select case when by_then then middle else low end, case when by_then then high else middle - 1 end
      from (select low, high, (low + high + 1) / 2 as middle,
                   (select i.ledger_at <= $1::timestamptz from es.stream_index i
                     where i.position = (low + high + 1) / 2) as by_then
              from halving where low < high) step
  )
  select low from halving where low = high`;
