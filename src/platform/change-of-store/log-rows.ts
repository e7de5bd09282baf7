import type { ClientBase } from 'pg';
import { asText } from '../event-store/postgres/recorded-rows.js';

/** An event as the tables hold it, as far as both stores have it. */
export interface LogRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly commandId: string;
  /** Canonical text, byte for byte. */
  readonly data: string;
  readonly meta: string;
}

/** At most a megabyte each, and most are a thousandth of that. */
const PAGE = 200;

type Columns = readonly [
  position: string, stream: string, revision: string, eventId: string, type: string, commandId: string,
  data: string, meta: string,
]; // prettier-ignore

/** The tables by position; one page in memory at a time. */
export class LogRows {
  #page: readonly LogRow[] = [];

  constructor(private readonly client: ClientBase) {}

  /** Null: the log ends before. */
  async at(position: number): Promise<LogRow | null> {
    const first = this.#page[0]?.position ?? 0;
    if (position < first || position >= first + this.#page.length) this.#page = await this.#read(position);
    return this.#page[position - (this.#page[0]?.position ?? 0)] ?? null;
  }

  async head(): Promise<number> {
    const { rows } = await this.client.query<{ head: string }>(
      'select coalesce(max(position), 0)::text as head from es.stream_index',
    );
    return Number(rows[0]!.head);
  }

  async #read(position: number): Promise<readonly LogRow[]> {
    const { rows } = await this.client.query<Columns & unknown[]>({
      text: `select position, stream_id, revision, event_id, type, command_id, data, meta from es.event
             where position between $1 and $2 order by position`,
      values: [position, position + PAGE - 1],
      rowMode: 'array',
      types: asText,
    });
    return rows.map(([at, stream, revision, eventId, type, commandId, data, meta]) => ({
      position: Number(at),
      stream,
      revision: Number(revision),
      eventId,
      type,
      commandId,
      data,
      meta,
    }));
  }
}
