import type { EventInStore, SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';
import { atomically, insertEvent, SqlError, type EventRow, type Tables } from './tables.js';

export interface PageToCopy {
  readonly epoch: number;
  readonly from: SourcePosition | null;
  readonly to: SourcePosition | null;
  readonly events: readonly EventInStore[];
}

/** es.own_journal: from here on every page of the owner before fails. */
export function ownJournal(tables: Tables, epoch: number): void {
  if (tables.journal.epoch < epoch) tables.journal = { ...tables.journal, epoch };
}

/** es.copy_in: rows, ledger, claims and mark, all or nothing. @throws QD003 another owner or another mark */
export function copyIn(tables: Tables, page: PageToCopy): void {
  atomically(tables, () => {
    copyRows(tables, page.events);
    if (tables.journal.epoch !== page.epoch || !sameMark(tables.journal.mark, page.from)) {
      throw new SqlError('QD003', `the journal has another owner than epoch ${page.epoch}, or stands elsewhere`);
    }
    tables.journal = { ...tables.journal, mark: page.to };
  });
}

/** The rows of a page and what follows from them; without the mark, which a transaction moves together with them. */
export function copyRows(tables: Tables, events: readonly EventInStore[]): void {
  for (const event of events) {
    const meta = JSON.parse(event.meta ?? '{}') as { commandId: string; fingerprint: string; recordedAt: string };
    const { commandId, fingerprint, recordedAt } = meta;
    const { stream, revision, id: eventId, type, data } = event;
    const kept: Omit<EventRow, 'position'> = {
      stream,
      revision,
      eventId,
      type,
      data: data ?? '',
      meta: event.meta ?? '',
      commandId,
      recordedAt,
    };
    const { position } = insertEvent(tables, kept);
    const known = tables.commands.get(commandId);
    if (known === undefined) {
      tables.commands.set(commandId, { fingerprint, stream, first: position, last: position, lastRevision: revision });
    } else if (known.last === position - 1) {
      tables.commands.set(commandId, { ...known, last: position, lastRevision: revision });
    }
    tables.claims.delete(commandId);
  }
}

function sameMark(a: SourcePosition | null, b: SourcePosition | null): boolean {
  return a?.commit === b?.commit && a?.prepare === b?.prepare;
}
