import type { ClientBase } from 'pg';
import { IntegrityViolation } from '../event-store/event-log.errors.js';
import { asText } from '../event-store/postgres/recorded-rows.js';
import { COMMAND_COLUMNS, EVENT_COLUMNS, type LogLine, type Row } from './format.js';

/** At most a megabyte each, and most are a thousandth of that. */
const PAGE = 250;

/**
 * The events of a stretch of positions, and behind the last event of each command its row in the ledger: one page in
 * memory at a time. Export and restore both read by this, so that their hashes speak of the same lines.
 * @throws IntegrityViolation when positions have a hole, or the ledger does not know an event's command
 */
export async function* logLines(client: ClientBase, from: number, to: number): AsyncGenerator<LogLine> {
  for (let next = from; next <= to;) {
    const events = await rowsOf(
      client,
      `select ${EVENT_COLUMNS.join(', ')} from es.event where position between $1 and $2 order by position limit ${PAGE}`,
      [next, to],
    );
    const ledger = await ledgerOf(client, events);
    for (const row of events) {
      if (Number(row['position']) !== next) {
        throw new IntegrityViolation(`the log goes on at ${row['position']} after ${next - 1}`);
      }
      yield { kind: 'event', row };
      const command = ledger.get(row['command_id']!);
      if (command === undefined) {
        throw new IntegrityViolation(`the ledger does not know command ${row['command_id']} of position ${next}`);
      }
      if (Number(command['last_position']) === next) yield { kind: 'command', row: command };
      next++;
    }
    if (events.length === 0) throw new IntegrityViolation(`the log ends at ${next - 1}, before ${to}`);
  }
}

/** Commands that recorded nothing, after a number and up to another, as long as they speak of positions up to `to`. */
export async function* quietLines(
  client: ClientBase,
  after: number,
  to: number,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<LogLine> {
  for (let last = after; ;) {
    const rows = await rowsOf(
      client,
      `select q.number, ${COMMAND_COLUMNS.map(name => `c.${name}`).join(', ')}
       from es.quiet_command q join es.command c on c.command_id = q.command_id
       where q.number > $1 and q.number <= $2 order by q.number limit ${PAGE}`,
      [last, upTo],
    );
    for (const row of rows) {
      last++;
      if (Number(row['number']) !== last) throw new IntegrityViolation(`quiet command ${last} is missing`);
      if (Number(row['last_position']) > to) return;
      yield { kind: 'quiet', row };
    }
    if (rows.length < PAGE) return;
  }
}

/** Where the command ends that recorded this position: segments are never cut through one. */
export async function endOfCommand(client: ClientBase, position: number): Promise<number> {
  const [row] = await rowsOf(
    client,
    `select c.last_position from es.event e join es.command c on c.command_id = e.command_id
     where e.position = $1`,
    [position],
  );
  if (row === undefined) throw new IntegrityViolation(`the ledger does not know the command of position ${position}`);
  return Number(row['last_position']);
}

async function ledgerOf(client: ClientBase, events: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
  const ids = [...new Set(events.map(row => row['command_id']!))];
  const sql = `select ${COMMAND_COLUMNS.join(', ')} from es.command where command_id = any($1::uuid[])`;
  const rows = await rowsOf(client, sql, [ids]);
  return new Map(rows.map(row => [row['command_id']!, row]));
}

export async function rowsOf(client: ClientBase, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await client.query<Row>({ text, values: [...values], types: asText });
  return rows;
}
