import { comparePositions } from '../event-store/eventstoredb/source-position.js';
import { readableEvent, type ReadableEvent } from '../event-store/eventstoredb/store-events.js';
import type { EventInStore, SourcePosition } from '../event-store/eventstoredb/transport.js';
import type { FeedItem } from './feed.js';

/** Something in the store that must not be there, or is there no longer. It stops the journal until it is accepted. */
export interface Anomaly {
  readonly reason: 'gap' | 'duplicate-id' | 'unreadable' | 'truncating-metadata' | 'history-went-backwards';
  readonly found: string;
  readonly position: SourcePosition;
  /** The event that was delivered, and the revision that should have been; null where no event is to blame. */
  readonly delivered: { readonly event: EventInStore; readonly due: number } | null;
}

export interface CopiedEvent {
  readonly event: ReadableEvent;
  readonly position: SourcePosition;
}

export interface SortedPage {
  /** What can be copied, in order. */
  readonly events: readonly CopiedEvent[];
  /** Everything up to there is then done with; null when the page moved nothing. */
  readonly reached: SourcePosition | null;
  /** What stood in the way of going on. */
  readonly anomaly: Anomaly | null;
  readonly caughtUp: boolean;
}

/** What the journal holds already. */
export interface Known {
  /** Last revision of a stream; undefined: none. */
  lastRevision(stream: string): number | undefined;
  hasEvent(id: string): boolean;
  /** An operator let this one pass. */
  isAccepted(position: SourcePosition): boolean;
}

/**
 * What of a page is new, whole and in its place. What lies before the mark was copied already and is passed over: a
 * server may say an event twice. Pure.
 */
export function sortPage(items: readonly FeedItem[], mark: SourcePosition | null, known: Known): SortedPage {
  const events: CopiedEvent[] = [];
  const revisions = new Map<string, number>();
  const ids = new Set<string>();
  let reached: SourcePosition | null = null;
  let caughtUp = false;
  for (const item of items) {
    if (item.kind === 'caughtUp') {
      caughtUp = true;
      continue;
    }
    const position = item.kind === 'event' ? item.event.position : item.position;
    const done = reached ?? mark;
    if (done !== null && comparePositions(position, done) <= 0) continue;
    const anomaly = known.isAccepted(position) ? null : anomalyOf(item, position);
    if (anomaly !== null) return { events, reached, anomaly, caughtUp: false };
    reached = position;
    if (item.kind !== 'event' || anomalyOf(item, position)?.reason === 'duplicate-id') continue;
    const event = readableOrNull(item.event);
    if (event === null) continue;
    events.push({ event, position });
    revisions.set(event.stream, event.revision);
    ids.add(event.eventId);
  }
  return { events, reached, anomaly: null, caughtUp };

  function anomalyOf(item: Exclude<FeedItem, { kind: 'caughtUp' }>, position: SourcePosition): Anomaly | null {
    if (item.kind === 'mark') return null;
    if (item.kind === 'metadata') {
      if (item.changes.length === 0) return null;
      return {
        reason: 'truncating-metadata',
        found: `${item.stream} has ${item.changes.join(', ')}`,
        position,
        delivered: null,
      };
    }
    const { event } = item;
    const where = `${event.stream} at ${event.revision}`;
    const last = revisions.get(event.stream) ?? known.lastRevision(event.stream) ?? -1;
    const delivered = { event, due: last + 1 };
    const unreadable = faultOf(event);
    if (unreadable !== null) return { reason: 'unreadable', found: unreadable, position, delivered };
    if (ids.has(event.id) || known.hasEvent(event.id)) {
      return { reason: 'duplicate-id', found: `${where} repeats the id ${event.id}`, position, delivered };
    }
    if (event.revision === last + 1) return null;
    return { reason: 'gap', found: `${where} follows revision ${last}`, position, delivered };
  }
}

function faultOf(event: EventInStore): string | null {
  try {
    readableEvent(event);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function readableOrNull(event: EventInStore): ReadableEvent | null {
  return faultOf(event) === null ? readableEvent(event) : null;
}
