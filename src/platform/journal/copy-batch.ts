import type { CopiedEvent } from './page.js';

const VALUE = '\u001f';
const COLUMN = '\u001e';

/** A page as es.copy_in takes it (0003-eventstoredb.sql): columns of values, as for es.append. */
export function encodeCopy(events: readonly CopiedEvent[]): string {
  const rows = events.map(({ event, position }) => [
    event.stream,
    event.revision,
    event.eventId,
    event.type,
    event.schemaVersion,
    event.data,
    event.meta,
    `\\x${event.dataHash}`,
    event.envelope.actor.client,
    event.commandId,
    `\\x${event.envelope.fingerprint}`,
    event.correlationId,
    event.envelope.causationId ?? '',
    event.recordedAt,
    event.occurredOn,
    position.commit,
    position.prepare,
  ]);
  if (rows.length === 0) return '';
  return rows[0]!.map((_, column) => rows.map(row => row[column]).join(VALUE)).join(COLUMN);
}
