import {
  EventLog,
  type Head,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoredEvent,
} from '../../../src/platform/event-store/event-log.js';
import { dataHash } from '../../../src/platform/event-store/data-hash.js';
import type { EventMeta } from '../../../src/platform/event-store/envelope.js';

const notHere = (what: string): Promise<never> => Promise.reject(new Error(`${what} is no part of the simulation`));

/** What commands need of a log: appending, finding, and reading a stream. Readers of the order are modelled apart. */
export abstract class CommandLog extends EventLog {
  override readHistory(): Promise<readonly RecordedEvent[]> {
    return notHere('readHistory');
  }
  override positionOf(): Promise<number | null> {
    return notHere('positionOf');
  }
  override positionAt(): Promise<number> {
    return notHere('positionAt');
  }
  override readAll(): Promise<readonly RecordedEvent[]> {
    return notHere('readAll');
  }
  override subscribe(): AsyncIterable<readonly RecordedEvent[]> {
    throw new Error('subscribe is no part of the simulation');
  }
  override head(): Promise<Head> {
    return notHere('head');
  }
  override waitForNews(): Promise<void> {
    return notHere('waitForNews');
  }
  override checkWritable(): Promise<void> {
    return notHere('checkWritable');
  }
}

/** From stored bytes to what decisions read. */
export function storedEvent(
  event: {
    readonly stream: string;
    readonly revision: number;
    readonly type: string;
    readonly data: string;
    readonly meta: string;
  },
  position: number,
): StoredEvent {
  const { stream, revision, type, data } = event;
  const meta = JSON.parse(event.meta) as EventMeta;
  return {
    position,
    stream,
    revision,
    eventId: meta.eventId,
    type,
    schemaVersion: meta.schemaVersion,
    data,
    meta: event.meta,
    dataHash: dataHash(Buffer.from(meta.salt, 'base64url'), data),
    commandId: meta.commandId,
    correlationId: meta.correlationId,
    recordedAt: meta.recordedAt,
    occurredOn: meta.occurredOn,
  };
}

/** Revisions that a reader of a stream wants. */
export function wantedRange({ from = 0, to = Number.MAX_SAFE_INTEGER }: ReadStreamOptions = {}): {
  readonly from: number;
  readonly to: number;
} {
  return { from, to };
}
