import {
  EventLog,
  type AppendCommand,
  type AppendResult,
  type CallOptions,
  type Head,
  type LedgerEntry,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoredEvent,
} from '../event-log.js';
import { LogUnavailable } from '../event-log.errors.js';
import type { PostgresHistory } from '../postgres/postgres-history.js';
import type { RegisterIdentity } from '../postgres/lane-connection.js';
import { realTimers, type Timers } from '../timers.js';
import { Budget } from './budget.js';
import { ClaimedAppend } from './claimed-append.js';
import { ClientTransport } from './client-transport.js';
import { PostgresClaims } from './postgres-claims.js';
import type { StoreClient } from './store-client.js';
import { storedEvent } from './store-events.js';
import type { EventInStore, StoreTransport } from './transport.js';

export interface EventStoreDbEventLogOptions {
  readonly store: StoreClient;
  /** Of all streams of this register in a store that others may use too. */
  readonly prefix: string;
  /** The journal's tables: the register's order, its ledger, and where claims are kept. */
  readonly history: PostgresHistory;
  readonly register: RegisterIdentity;
  readonly timers?: Timers;
  readonly deadlineMs?: number;
  readonly attemptMs?: number;
  readonly onUnknown?: () => void;
  /**
   * Whether the journal has come to what the store held when this process began. Until it has, no command is taken: after
   * a restore of PostgreSQL alone the ledger would not know keys that the store has events of.
   */
  readonly hasCaughtUp?: () => Promise<boolean>;
}

const APPEND_DEADLINE_MS = 5_000;
/** Leaves room for a second attempt and for looking whether one of them was stored. */
const ATTEMPT_MS = 1_900;
/** A page may take this long; a caller that gives a deadline means the whole stream. */
const READ_DEADLINE_MS = 5_000;
const PAGE = 500;
/** A history is answered from the journal alone when the store does not say in this time how far the stream reaches. */
const TAIL_MS = 1_000;
const JOURNAL_MS = 2_000;

/** `a1b2….`: no hyphen, so that the store's own category projection still cuts at the category of the register. */
export const prefixOf = (registerId: string): string => `${registerId.replaceAll('-', '')}.`;

/**
 * The register's log in EventStoreDB/KurrentDB. Commands decide on the store itself and are claimed in PostgreSQL, so
 * they need both; the register's order, and everything that follows it, is the journal's.
 */
export class EventStoreDbEventLog extends EventLog {
  readonly transport: StoreTransport;
  readonly #timers: Timers;
  readonly #commands: ClaimedAppend;
  #closed = false;
  #caughtUp = false;

  constructor(private readonly options: EventStoreDbEventLogOptions) {
    super();
    const { store, prefix, history, register, timers = realTimers } = options;
    this.#timers = timers;
    this.transport = new ClientTransport(store, prefix);
    this.#commands = new ClaimedAppend({
      transport: this.transport,
      claims: new PostgresClaims(history.pool, register, timers),
      timers,
      deadlineMs: options.deadlineMs ?? APPEND_DEADLINE_MS,
      attemptMs: options.attemptMs ?? ATTEMPT_MS,
      onUnknown: options.onUnknown,
    });
  }

  override async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    this.#open(options);
    const deadlineMs = await this.#untilCaughtUp(options);
    return this.#commands.append(command, { ...options, deadlineMs });
  }

  override async findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    this.#open(options);
    // Asked before a refusal is said: a ledger that lacks keys would let what is stored be refused.
    const deadlineMs = await this.#untilCaughtUp(options);
    return this.#commands.findCommand(commandId, { ...options, deadlineMs });
  }

  /** Pages by revision: whatever the stream's length, one page is in flight. */
  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    this.#open(options);
    const { backwards = false, limit = Infinity, to = Infinity } = options;
    const whole = options.deadlineMs === undefined ? null : new Budget(this.#timers, options, options.deadlineMs);
    const found: EventInStore[] = [];
    let next = backwards ? (Number.isFinite(to) ? to : undefined) : (options.from ?? 0);
    const last = backwards ? (options.from ?? 0) : to;
    const beyond = (revision: number): boolean => (backwards ? revision < last : revision > last);
    while (found.length < limit && (next === undefined || !beyond(next))) {
      const size = Math.min(PAGE, limit - found.length, next === undefined ? PAGE : Math.abs(last - next) + 1);
      const from = next;
      const budget = whole ?? new Budget(this.#timers, options, READ_DEADLINE_MS);
      const page = await budget.reading(ms => this.transport.read(stream, { from, backwards, limit: size }, ms));
      for (const event of page) if (!beyond(event.revision)) found.push(event);
      const end = page.at(-1);
      if (end === undefined || page.length < size) break;
      next = end.revision + (backwards ? -1 : 1);
    }
    return found.map(storedEvent);
  }

  /** From the journal, once that has what the stream had when it was asked; from it alone while the store is away. */
  override async readHistory(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { history } = this.options;
    const [tail] = await this.readStream(stream, { backwards: true, limit: 1, deadlineMs: TAIL_MS }).catch(
      (error: unknown) => {
        if (error instanceof LogUnavailable && !this.#closed) return [];
        throw error;
      },
    );
    const until = this.#timers.now() + JOURNAL_MS;
    while (tail !== undefined && (await history.positionOf(stream, tail.revision)) === null) {
      const left = until - this.#timers.now();
      if (left <= 0)
        throw new LogUnavailable('not-applied', `the journal has not come to ${stream} at ${tail.revision}`);
      const { position } = await history.head();
      await history.waitForNews(position, Math.min(20, left), options.signal);
    }
    return history.readStream(stream, options);
  }

  override positionOf(stream: string, revision: number, options?: CallOptions): Promise<number | null> {
    return this.options.history.positionOf(stream, revision, options);
  }

  override positionAt(instant: string, options?: CallOptions): Promise<number> {
    return this.options.history.positionAt(instant, options);
  }

  override readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.options.history.readAll(options);
  }

  override subscribe(options: {
    after: number;
    signal: AbortSignal;
    pageSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]> {
    return this.options.history.subscribe(options);
  }

  override head(options?: CallOptions): Promise<Head> {
    return this.options.history.head(options);
  }

  override waitForNews(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.options.history.waitForNews(position, timeoutMs, signal);
  }

  /** Both stores: claims are written in the one, events in the other. */
  override async checkWritable(options?: CallOptions): Promise<void> {
    this.#open(options);
    await this.options.history.checkWritable(options);
    await this.#untilCaughtUp(options);
    const budget = new Budget(this.#timers, options, READ_DEADLINE_MS);
    // From the leader: without one nothing can be written, however well the others answer.
    await budget.reading(ms => this.transport.read('probe', { backwards: true, limit: 1 }, Math.min(ms, TAIL_MS)));
  }

  /** Takes nothing new. Commands under way end by their own deadlines. */
  async close(): Promise<void> {
    this.#closed = true;
    this.options.store.close();
    await this.options.history.close();
  }

  /**
   * Asked until it is so once: the ledger never falls behind by more than a moment after that. Gives the milliseconds
   * that are left of the call.
   */
  async #untilCaughtUp(options: CallOptions | undefined): Promise<number> {
    const { hasCaughtUp } = this.options;
    const budget = new Budget(this.#timers, options, this.options.deadlineMs ?? APPEND_DEADLINE_MS);
    if (this.#caughtUp) return budget.left;
    if (hasCaughtUp !== undefined && !(await budget.within(hasCaughtUp))) {
      throw new LogUnavailable('not-applied', 'the journal has not come to what the store held at the start');
    }
    this.#caughtUp = true;
    return budget.left;
  }

  #open(options: CallOptions | undefined): void {
    if (this.#closed) throw new LogUnavailable('not-applied', 'the log is closed');
    if (options?.signal?.aborted) throw new LogUnavailable('not-applied', 'the caller gave up');
  }
}
