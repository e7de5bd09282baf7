import type { Pool } from 'pg';
import { createClient, createPool, type DatabaseAddress } from '../../postgres/pool.js';
import { withDeadline } from '../deadline.js';
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
} from '../event-log.js';
import { LogUnavailable } from '../event-log.errors.js';
import { follow } from '../follow.js';
import { NewsBell } from '../news-bell.js';
import { realTimers, type Timers } from '../timers.js';
import { AppendLane, type LaneObserver } from './append-lane.js';
import { readFailure } from './failure.js';
import { LaneConnection, type RegisterIdentity } from './lane-connection.js';
import { LogReader } from './log-reader.js';
import { NewsLine } from './news-line.js';

export const EVENT_LOG_MIGRATIONS = new URL('../migrations/', import.meta.url);

export interface PostgresEventLogOptions {
  readonly address: DatabaseAddress;
  /** What `readRegister` said when the process started. */
  readonly register: RegisterIdentity;
  /** `qadam_app` where it exists (what `migrate` returned). */
  readonly role?: string | null;
  readonly timers?: Timers;
  readonly observer?: LaneObserver;
  readonly readers?: number;
  /** Milliseconds a command may take when its caller says nothing. */
  readonly deadlineMs?: number;
  /** Milliseconds one call of es.append may take before its connection is given up. */
  readonly callTimeoutMs?: number;
  readonly onError?: (error: Error) => void;
}

/** Below half of the deadline, so that a connection found dead leaves time for a second attempt. */
const CALL_TIMEOUT_MS = 2_400;
const APPEND_DEADLINE_MS = 5_000;
const READ_DEADLINE_MS = 10_000;
const WRITABLE_FOR_MS = 1_000;

/** The register's log in PostgreSQL. Needs the migrations of EVENT_LOG_MIGRATIONS. */
export class PostgresEventLog extends EventLog {
  readonly #timers: Timers;
  readonly #bell: NewsBell;
  readonly #pool: Pool;
  readonly #reader: LogReader;
  readonly #connection: LaneConnection;
  readonly #lane: AppendLane;
  readonly #news: NewsLine;
  #closing: Promise<void> | null = null;
  #writable: { readonly until: number; readonly answer: Promise<void> } | null = null;

  constructor(private readonly options: PostgresEventLogOptions) {
    super();
    const { address, register, role, onError, timers = realTimers } = options;
    this.#timers = timers;
    this.#bell = new NewsBell(timers);
    // Everything asked of the log is found by a key. One plan for all answers, since making one costs more than most
    // answers; and one that was made while the tables were small must stay right when they are not.
    const off = { enable_hashjoin: 'off', enable_mergejoin: 'off', enable_seqscan: 'off', jit: 'off' };
    const settings = { ...off, plan_cache_mode: 'force_generic_plan' };
    this.#pool = createPool(address, {
      applicationName: 'qadam-log',
      role,
      onError,
      settings,
      max: options.readers ?? 8,
    });
    this.#reader = new LogReader(this.#pool, this.#bell);
    this.#connection = new LaneConnection(
      () =>
        createClient(address, { applicationName: 'qadam-lane', role, onError, settings: { synchronous_commit: 'on' } }),
      register,
      timers,
      options.callTimeoutMs ?? CALL_TIMEOUT_MS,
    );
    this.#news = new NewsLine(
      () =>
        createClient(address, {
          applicationName: 'qadam-news',
          role,
          onError,
          settings: { synchronous_commit: 'off' },
        }),
      this.#bell,
      timers,
    );
    this.#lane = new AppendLane({
      connection: this.#connection,
      timers,
      deadlineMs: options.deadlineMs ?? APPEND_DEADLINE_MS,
      observer: options.observer,
      onStored: position => {
        this.#bell.ring(position);
        this.#news.announce(position);
      },
    });
  }

  override append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    return this.#lane.append(command, options);
  }

  override findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    return this.#read(options, () => this.#reader.findCommand(commandId));
  }

  override readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    return this.#read(options, () => this.#reader.readStream(stream, options));
  }

  override readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.#read(options, () => this.#reader.readAll(options));
  }

  override subscribe(options: {
    after: number;
    signal: AbortSignal;
    pageSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]> {
    return follow(this, options, this.#timers, () => this.#closing !== null);
  }

  override head(options?: CallOptions): Promise<Head> {
    return this.#read(options, () => this.#reader.head());
  }

  override async waitForNews(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (this.#closing === null) await this.#bell.wait(position, timeoutMs, signal);
  }

  /** Asked at most once a second, however many ask. */
  override checkWritable(options?: CallOptions): Promise<void> {
    return this.#read(options, () => {
      const now = this.#timers.now();
      if (this.#writable === null || now >= this.#writable.until) {
        this.#writable = { until: now + WRITABLE_FOR_MS, answer: this.#reader.checkWritable(this.options.register) };
        this.#writable.answer.catch(() => undefined);
      }
      return this.#writable.answer;
    });
  }

  /** Takes nothing new, waits for the commands under way, ends the connections. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#lane.close();
    this.#bell.close();
    await Promise.all([this.#connection.close(), this.#news.close(), this.#pool.end()]);
  }

  async #read<T>(options: CallOptions | undefined, work: () => Promise<T>): Promise<T> {
    if (this.#closing !== null) throw new LogUnavailable('not-applied', 'the log is closed');
    try {
      return await withDeadline(this.#timers, options, READ_DEADLINE_MS, work);
    } catch (error) {
      throw readFailure(error);
    }
  }
}
