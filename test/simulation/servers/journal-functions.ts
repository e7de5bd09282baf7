import type { SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';
import { atomically, insertEvent, SqlError, type EventRow, type Tables } from './tables.js';

type CopiedRow = Omit<EventRow, 'position'> & { readonly fingerprint: string };

export interface PageToCopy {
  readonly epoch: number;
  readonly from: SourcePosition | null;
  readonly to: SourcePosition | null;
  readonly rows: readonly CopiedRow[];
}

/** es.own_journal: from here on every page of the owner before fails. */
export function ownJournal(tables: Tables, epoch: number): void {
  if (tables.journal.epoch < epoch) tables.journal = { ...tables.journal, epoch };
}

/** es.stop_journal: a stale owner stops nobody. */
export function stopJournal(tables: Tables, epoch: number, reason: string): void {
  const { journal } = tables;
  if (journal.epoch === epoch && journal.stopped === null) tables.journal = { ...journal, stopped: reason };
}

/** es.copy_in: rows, ledger and mark, all or nothing. @throws QD003 another owner or another mark */
export function copyIn(tables: Tables, page: PageToCopy): void {
  const { epoch, stopped, mark } = tables.journal;
  atomically(tables, () => {
    moveMark(tables, page);
    if (epoch === page.epoch && stopped === null && sameMark(mark, page.from)) return;
    throw new SqlError('QD003', `the journal has another owner than epoch ${page.epoch}, or stands elsewhere`);
  });
}

/** Rows and mark, whoever asks and wherever the mark stood. */
export function moveMark(tables: Tables, page: PageToCopy): void {
  copyRows(tables, page.rows);
  tables.journal = { ...tables.journal, mark: page.to };
}

/** The rows of a page and the ledger that follows from them. */
export function copyRows(tables: Tables, rows: readonly CopiedRow[]): void {
  for (const { fingerprint, ...row } of rows) {
    const { commandId, stream, revision } = row;
    const { position } = insertEvent(tables, row);
    const known = tables.commands.get(commandId);
    if (known === undefined) {
      tables.commands.set(commandId, { fingerprint, stream, first: position, last: position, lastRevision: revision });
    } else if (known.last === position - 1) {
      tables.commands.set(commandId, { ...known, last: position, lastRevision: revision });
    }
  }
}

/** The columns as 0003-eventstoredb.sql describes them. */
export function rowsIn(batch: string): readonly CopiedRow[] {
  if (batch === '') return [];
  const columns = batch.split('\u001e').map(column => column.split('\u001f'));
  const at = (column: number, row: number): string => columns[column]?.[row] ?? '';
  return columns[0]!.map((stream, row) => ({
    stream,
    revision: Number(at(1, row)),
    eventId: at(2, row),
    type: at(3, row),
    data: at(5, row),
    meta: at(6, row),
    commandId: at(9, row),
    fingerprint: at(10, row).slice(2),
    recordedAt: at(13, row),
  }));
}

function sameMark(a: SourcePosition | null, b: SourcePosition | null): boolean {
  return a?.commit === b?.commit && a?.prepare === b?.prepare;
}
