import type { SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';

/** A row of es.event. */
export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly commandId: string;
  readonly recordedAt: string;
}

/** A row of es.command. Null: it recorded nothing. */
export interface CommandRow {
  readonly fingerprint: string;
  readonly stream: string;
  readonly first: number | null;
  readonly last: number;
  readonly lastRevision: number;
}

/** A row of es.claim. */
export interface ClaimRow {
  readonly fingerprint: string;
  readonly stream: string;
  readonly lowest: number;
  readonly takers: number;
  readonly nothingAt: number | null;
  readonly claimedAt: number;
}

export interface LeaseRow {
  readonly owner: string;
  readonly epoch: number;
  readonly until: number;
}

export interface JournalRow {
  readonly epoch: number;
  readonly mark: SourcePosition | null;
  /** Why it waits for an operator. */
  readonly stopped: string | null;
}

/** Where one follower stands, and what it keeps: rows by key, as JSON. */
export interface FollowerRow {
  readonly epoch: number;
  readonly position: number;
}

export interface TimerRow {
  readonly automation: string;
  readonly key: string;
  readonly name: string;
  readonly due: string;
}

export interface OutboxRow {
  readonly id: string;
  readonly automation: string;
  readonly key: string;
  readonly name: string;
  readonly payload: string;
  readonly answer: string | null;
}

/**
 * What PostgreSQL keeps, as far as the simulation needs it. Rows are replaced, never changed, so a copy of the tables
 * is a backup. Every function over them runs at once and to its end, as a transaction that is serialised by its locks.
 */
export class Tables {
  incarnation = 1;
  events: EventRow[] = [];
  /** Position of each event by stream and revision. */
  streams = new Map<string, readonly number[]>();
  eventIds = new Set<string>();
  commands = new Map<string, CommandRow>();
  claims = new Map<string, ClaimRow>();
  journal: JournalRow = { epoch: 0, mark: null, stopped: null };
  leases = new Map<string, LeaseRow>();
  followers = new Map<string, FollowerRow>();
  /** By follower and key. */
  kept = new Map<string, string>();
  timers = new Map<string, TimerRow>();
  outbox = new Map<string, OutboxRow>();

  copy(): Tables {
    const copy = new Tables();
    copy.incarnation = this.incarnation;
    copy.events = [...this.events];
    copy.journal = this.journal;
    copy.eventIds = new Set(this.eventIds);
    copy.streams = new Map(this.streams);
    copy.commands = new Map(this.commands);
    copy.claims = new Map(this.claims);
    copy.leases = new Map(this.leases);
    copy.followers = new Map(this.followers);
    copy.kept = new Map(this.kept);
    copy.timers = new Map(this.timers);
    copy.outbox = new Map(this.outbox);
    return copy;
  }
}

/** What the database says no with: an SQLSTATE, as PostgreSQL does. */
export class SqlError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** One more event, under the unique keys of es.event and es.stream_index. */
export function insertEvent(tables: Tables, event: Omit<EventRow, 'position'>): EventRow {
  const positions = tables.streams.get(event.stream) ?? [];
  if (tables.eventIds.has(event.eventId)) throw new SqlError('23505', `${event.eventId} is there already`);
  if (positions.length !== event.revision) {
    throw new SqlError(
      '23505',
      `${event.stream} holds ${positions.length} events, and this one says ${event.revision}`,
    );
  }
  const row: EventRow = { ...event, position: tables.events.length + 1 };
  tables.events.push(row);
  tables.eventIds.add(row.eventId);
  tables.streams.set(row.stream, [...positions, row.position]);
  return row;
}

/** What is half written when a function fails is taken back. */
export function atomically<T>(tables: Tables, work: () => T): T {
  const before = tables.copy();
  try {
    return work();
  } catch (error) {
    Object.assign(tables, before);
    throw error;
  }
}
