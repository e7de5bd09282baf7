import type { LedgerEntry, RecordedEvent } from '../event-log.js';

/** All values arrive as PostgreSQL's own text: nothing is parsed that is not asked for. */
export const asText = { getTypeParser: () => (value: string) => value };

export const EVENT_COLUMNS =
  'e.position, e.stream_id, e.revision, e.event_id, e.type, e.schema_version, e.data, e.meta, e.data_hash, ' +
  'e.command_id, e.correlation_id, e.recorded_at, e.ledger_at, e.occurred_on';

export type EventRow = readonly [
  position: string, stream: string, revision: string, eventId: string, type: string, schemaVersion: string,
  data: string, meta: string, dataHash: string, commandId: string, correlationId: string, recordedAt: string,
  ledgerAt: string, occurredOn: string,
]; // prettier-ignore

export function toRecordedEvent(row: EventRow): RecordedEvent {
  return {
    position: Number(row[0]),
    stream: row[1],
    revision: Number(row[2]),
    eventId: row[3],
    type: row[4],
    schemaVersion: Number(row[5]),
    data: row[6],
    meta: row[7],
    dataHash: row[8].slice(2),
    commandId: row[9],
    correlationId: row[10],
    recordedAt: instant(row[11]),
    ledgerAt: instant(row[12]),
    occurredOn: row[13],
  };
}

export type LedgerRow = readonly [
  commandId: string, fingerprint: string, stream: string, first: string | null, last: string, revision: string,
]; // prettier-ignore

export function toLedgerEntry(row: LedgerRow): LedgerEntry {
  return {
    commandId: row[0],
    fingerprint: row[1].slice(2),
    stream: row[2],
    events: row[3] === null ? 0 : Number(row[4]) - Number(row[3]) + 1,
    lastPosition: Number(row[4]),
    lastRevision: Number(row[5]),
  };
}

/** `2026-01-12 05:00:00.12+00`, as PostgreSQL says it in UTC, to `2026-01-12T05:00:00.120Z`. */
export function instant(text: string): string {
  const fraction = text.slice(20, -3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`;
}
