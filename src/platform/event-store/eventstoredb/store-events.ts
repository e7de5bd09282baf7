import { canonicalJson } from '../canonical-json.js';
import { dataHash } from '../data-hash.js';
import type { EventMeta } from '../envelope.js';
import type { StoredEvent } from '../event-log.js';
import { IntegrityViolation } from '../event-log.errors.js';
import type { EventInStore } from './transport.js';

/**
 * The canonical form of what the client has parsed; null when there is none. What it cannot parse it hands over as it
 * came, as text or as bytes: no event of ours is either.
 */
export function canonicalOrNull(parsed: unknown): string | null {
  if (typeof parsed !== 'object' || ArrayBuffer.isView(parsed)) return null;
  try {
    return canonicalJson(parsed);
  } catch {
    return null;
  }
}

/** An event of ours, with all that its envelope says. */
export interface ReadableEvent extends StoredEvent {
  readonly envelope: EventMeta;
}

/**
 * Reads an event of ours. The envelope is the register's word: it must agree with where the event lies.
 * @throws IntegrityViolation the bytes are not ours, or were moved
 */
export function readableEvent(event: EventInStore): ReadableEvent {
  const { data, meta, stream, revision } = event;
  const where = `${stream} at ${revision}`;
  if (data === null || meta === null)
    throw new IntegrityViolation(`${where} cannot be read: ${event.type} ${event.id}`);
  const envelope = (JSON.parse(meta) ?? {}) as EventMeta;
  const claims = [envelope.eventId, envelope.type, envelope.stream, envelope.revision];
  const found = [event.id, event.type, stream, revision];
  if (claims.some((claim, i) => claim !== found[i]) || typeof envelope.salt !== 'string') {
    throw new IntegrityViolation(`${where} holds ${found.join(', ')}, whose envelope says ${claims.join(', ')}`);
  }
  return {
    envelope,
    position: null,
    stream,
    revision,
    eventId: event.id,
    type: event.type,
    schemaVersion: envelope.schemaVersion,
    data,
    meta,
    dataHash: dataHash(Buffer.from(envelope.salt, 'base64url'), data),
    commandId: envelope.commandId,
    correlationId: envelope.correlationId,
    recordedAt: envelope.recordedAt,
    occurredOn: envelope.occurredOn,
  };
}

export function storedEvent(event: EventInStore): StoredEvent {
  const { envelope: _, ...stored } = readableEvent(event);
  return stored;
}
