import { atomically, insertEvent, type Tables } from './tables.js';

const VALUE = '\u001f';
const COLUMN = '\u001e';
const SKEW_MS = 2_000;

type Verdict = readonly unknown[];

interface Sent {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly stream: string;
  readonly expected: number;
  readonly waited: number;
  readonly events: readonly {
    readonly eventId: string;
    readonly type: string;
    readonly data: string;
    readonly meta: string;
    readonly recordedAt: string;
  }[];
}

/** es.append of 0002-append.sql: a batch of commands, one after the other, one verdict each. */
export function append(tables: Tables, batch: string, clock: number): string {
  return atomically(tables, () => JSON.stringify(sentIn(batch).map(command => appendOne(tables, command, clock))));
}

function appendOne(tables: Tables, command: Sent, clock: number): Verdict {
  const { commandId, fingerprint, stream, expected, waited, events } = command;
  const known = tables.commands.get(commandId);
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) return ['key-reused'];
    return ['duplicate', known.first, known.last, known.lastRevision, known.stream];
  }
  const head = (tables.streams.get(stream)?.length ?? 0) - 1;
  if (head !== expected) return ['conflict', head];
  const stamps = events.map(({ recordedAt }) => Date.parse(recordedAt));
  if (stamps.some(at => at < clock - SKEW_MS - waited || at > clock + SKEW_MS - waited)) {
    return ['clock-skew', new Date(clock).toISOString()];
  }
  const rows = events.map((event, index) =>
    insertEvent(tables, { ...event, stream, revision: head + 1 + index, commandId }),
  );
  const first = rows[0]?.position ?? null;
  const last = rows.at(-1)?.position ?? tables.streams.get(stream)?.at(-1) ?? 0;
  const lastRevision = head + rows.length;
  tables.commands.set(commandId, { fingerprint, stream, first, last, lastRevision });
  return ['stored', first, last, lastRevision];
}

/** The columns as 0002-append.sql describes them. */
function sentIn(batch: string): readonly Sent[] {
  const columns = batch.split(COLUMN).map(column => (column === '' ? [] : column.split(VALUE)));
  const at = (column: number, row: number): string => columns[column]?.[row] ?? '';
  const commands = columns[0] ?? [];
  const ofCommand = columns[17] ?? [];
  return commands.map((commandId, row) => ({
    commandId,
    fingerprint: at(1, row).slice(2),
    stream: at(2, row),
    expected: Number(at(3, row)),
    waited: Number(at(5, row)),
    events: ofCommand.flatMap((number, event) =>
      Number(number) === row + 1
        ? [
            {
              eventId: at(6, event),
              type: at(7, event),
              data: at(9, event),
              meta: at(10, event),
              recordedAt: at(15, event),
            },
          ]
        : [],
    ),
  }));
}
