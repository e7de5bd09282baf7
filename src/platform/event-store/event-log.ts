/**
 * The port to the event store. Two homes stand behind it (PostgreSQL; EventStoreDB/KurrentDB) and one in memory for
 * tests; `test/contracts/event-log.contract.ts` holds every adapter to what is written here.
 */

/** Optimistic concurrency: the stream must not exist, or its last event must have this 0-based revision. */
export type Expected = 'none' | { readonly revision: number };

/** An event as the application hands it over: canonical bytes and the copies that queries need. */
export interface EventToAppend {
  /** UUIDv5(commandId, index). */
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Restricted JCS text; stored byte for byte. */
  readonly data: string;
  /** Restricted JCS text of the envelope (ruling 21), salt included; stored byte for byte. */
  readonly meta: string;
  /** SHA-256 over tag, salt and `data` (ruling 22), hex. */
  readonly dataHash: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Stamped by the application, RFC 3339 UTC in milliseconds; refused when more than 2 s off the store's clock. */
  readonly recordedAt: string;
  /** Business date, `YYYY-MM-DD`. */
  readonly occurredOn: string;
}

/**
 * One command's effect on one stream. `events` may be empty: "nothing to record" is final under a key too,
 * and the ledger remembers it. Several streams in one append do not compile.
 */
export interface AppendCommand {
  readonly commandId: string;
  /** HMAC fingerprint, hex. */
  readonly fingerprint: string;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly EventToAppend[];
}

/** An event as its stream holds it. */
export interface StoredEvent {
  /** Its place in the register's order; null where the store gives no numbers and the journal has not come to it yet. */
  readonly position: number | null;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
  readonly dataHash: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** As the application stamped it. */
  readonly recordedAt: string;
  readonly occurredOn: string;
}

/** An event of the register's order. Positions are dense: 1, 2, 3 … without a hole, in commit order. */
export interface RecordedEvent extends StoredEvent {
  readonly position: number;
  /** greatest(ledgerAt before, recordedAt), same form: never falls as positions rise. *Known at t* cuts by it (ruling 23). */
  readonly ledgerAt: string;
}

/** The end of a stream after a command: what a caller waits for who wants to read its own write. */
export interface Place {
  readonly stream: string;
  /** -1: there is no such stream. */
  readonly revision: number;
  /** Of that event in the register's order, 0 when there is none; null where it is not known yet. */
  readonly position: number | null;
}

/** What the ledger remembers of a command, for ever. */
export interface LedgerEntry {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly stream: string;
  /** How many events it recorded; 0 when there was nothing to record. */
  readonly events: number;
  /**
   * Position of the last event it recorded; when it recorded nothing, of the stream's last event then (0 if none). Null
   * where the store gives no numbers and the journal has not come to it yet.
   */
  readonly lastPosition: number | null;
  /** Revision of the stream after the command (-1 for a stream that does not exist). */
  readonly lastRevision: number;
}

export interface AppendResult extends LedgerEntry {
  /** True when the ledger knew this command id already: nothing was stored now. */
  readonly duplicate: boolean;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds this call may take; the adapter has a default and never waits for ever. */
  readonly deadlineMs?: number;
}

export interface ReadStreamOptions extends CallOptions {
  readonly from?: number;
  /** Inclusive. */
  readonly to?: number;
  readonly backwards?: boolean;
  readonly limit?: number;
}

export interface ReadAllOptions extends CallOptions {
  /** Exclusive; 0 reads from the beginning. */
  readonly after: number;
  /** Inclusive. */
  readonly upTo?: number;
  readonly limit: number;
}

export interface Head {
  readonly position: number;
  readonly recordedAt: string | null;
}

export abstract class EventLog {
  /**
   * Stores all events of the command in one stream, or none. Resolves only when they are on stable storage.
   * The same commandId again resolves to the first answer with `duplicate: true`, whatever `expected` says.
   * @throws ConcurrencyConflict the stream is not at `expected`
   * @throws IdempotencyKeyReused the commandId is known with another fingerprint
   * @throws PayloadTooLarge, ClockSkew, WrongStore
   * @throws LogUnavailable with `outcome: 'unknown'` when only asking again with the same commandId can tell
   */
  abstract append(command: AppendCommand, options?: CallOptions): Promise<AppendResult>;

  /** What the ledger knows of a command id; null when nothing was ever stored under it. */
  abstract findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null>;

  /** A stream's events in order, paged inside, as the store itself has them: what decisions rest on. Unknown: empty. */
  abstract readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;

  /**
   * The same with places in the register's order, for answers. It holds whatever was acknowledged before it was asked;
   * where the order comes from a journal, it waits for that, and an answer without the store is the journal's.
   */
  abstract readHistory(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;

  /** Where an event stands in the register's order; null: not there, or not there yet. */
  abstract positionOf(stream: string, revision: number, options?: CallOptions): Promise<number | null>;

  /**
   * The last position in the register's order that was recorded by then; 0 when nothing was. What was known at an
   * instant is the log up to it (time-modes.md): always a prefix, since the ledger's time never falls (ruling 23).
   */
  abstract positionAt(instant: string, options?: CallOptions): Promise<number>;

  /** At most `limit` events after a position, in order and contiguous: a hole is an IntegrityViolation. */
  abstract readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>;

  /**
   * Every event after a position, in order, without skips, for ever; ends only with the signal.
   * Outages are retried inside with backoff, and slow consumers are not overrun.
   * @throws IntegrityViolation what is stored has a hole
   * @throws LogUnavailable the log was closed under its follower
   */
  abstract subscribe(options: {
    after: number;
    signal: AbortSignal;
    pageSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]>;

  abstract head(options?: CallOptions): Promise<Head>;

  /** Resolves when the head may have moved past `position`, or after `timeoutMs`: a hint, never the truth. */
  abstract waitForNews(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void>;

  /**
   * Cheap probe: can the store be written to now? What it found may be a second old.
   * @throws LogUnavailable, WrongStore
   */
  abstract checkWritable(options?: CallOptions): Promise<void>;
}
