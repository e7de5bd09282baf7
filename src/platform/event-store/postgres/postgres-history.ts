import type { Pool } from 'pg';
import { createClient, createPool, type DatabaseAddress } from '../../postgres/pool.js';
import { withDeadline } from '../deadline.js';
import type { CallOptions, Head, LedgerEntry, ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../event-log.js';
import { LogUnavailable } from '../event-log.errors.js';
import { follow } from '../follow.js';
import { NewsBell } from '../news-bell.js';
import type { Timers } from '../timers.js';
import { readFailure } from './failure.js';
import type { RegisterIdentity } from './lane-connection.js';
import { LogReader } from './log-reader.js';
import { NewsLine } from './news-line.js';

export interface PostgresHistoryOptions {
  readonly address: DatabaseAddress;
  readonly register: RegisterIdentity;
  readonly role?: string | null;
  readonly timers: Timers;
  readonly readers?: number;
  readonly onError?: (error: Error) => void;
}

const READ_DEADLINE_MS = 10_000;
const WRITABLE_FOR_MS = 1_000;

/** Everything that is asked of the event tables, whoever fills them: the lane of this process's log, or a journal. */
export class PostgresHistory {
  /** For what else is asked of the same tables. */
  readonly pool: Pool;
  readonly #timers: Timers;
  readonly #bell: NewsBell;
  readonly #reader: LogReader;
  readonly #news: NewsLine;
  #closed = false;
  #writable: { readonly until: number; readonly answer: Promise<void> } | null = null;

  constructor(private readonly options: PostgresHistoryOptions) {
    const { address, role, onError, timers } = options;
    this.#timers = timers;
    this.#bell = new NewsBell(timers);
    // Everything asked of the log is found by a key. One plan for all answers, since making one costs more than most
    // answers; and one that was made while the tables were small must stay right when they are not.
    const off = { enable_hashjoin: 'off', enable_mergejoin: 'off', enable_seqscan: 'off', jit: 'off' };
    const settings = { ...off, plan_cache_mode: 'force_generic_plan' };
    this.pool = createPool(address, {
      applicationName: 'qadam-log',
      role,
      onError,
      settings,
      max: options.readers ?? 8,
    });
    this.#reader = new LogReader(this.pool, this.#bell);
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
  }

  findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    return this.#read(options, () => this.#reader.findCommand(commandId));
  }

  /** The register's order is the only one it knows. */
  readHistory(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    return this.readStream(stream, options);
  }

  readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    return this.#read(options, () => this.#reader.readStream(stream, options));
  }

  positionOf(stream: string, revision: number, options?: CallOptions): Promise<number | null> {
    return this.#read(options, () => this.#reader.positionOf(stream, revision));
  }

  positionAt(instant: string, options?: CallOptions): Promise<number> {
    return this.#read(options, () => this.#reader.positionAt(instant));
  }

  readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.#read(options, () => this.#reader.readAll(options));
  }

  subscribe(options: {
    after: number;
    signal: AbortSignal;
    pageSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]> {
    return follow(this, options, this.#timers, () => this.#closed);
  }

  head(options?: CallOptions): Promise<Head> {
    return this.#read(options, () => this.#reader.head());
  }

  async waitForNews(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (!this.#closed) await this.#bell.wait(position, timeoutMs, signal);
  }

  /** Asked at most once a second, however many ask. */
  checkWritable(options?: CallOptions): Promise<void> {
    return this.#read(options, () => {
      const now = this.#timers.now();
      if (this.#writable === null || now >= this.#writable.until) {
        this.#writable = { until: now + WRITABLE_FOR_MS, answer: this.#reader.checkWritable(this.options.register) };
        this.#writable.answer.catch(() => undefined);
      }
      return this.#writable.answer;
    });
  }

  /** Whoever has committed events says so: those who wait here and elsewhere wake up. */
  announce(position: number): void {
    this.#bell.ring(position);
    this.#news.announce(position);
  }

  /** Takes no more questions. */
  shut(): void {
    this.#closed = true;
  }

  async close(): Promise<void> {
    this.shut();
    this.#bell.close();
    await Promise.all([this.#news.close(), this.pool.end()]);
  }

  async #read<T>(options: CallOptions | undefined, work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new LogUnavailable('not-applied', 'the log is closed');
    try {
      return await withDeadline(this.#timers, options, READ_DEADLINE_MS, work);
    } catch (error) {
      throw readFailure(error);
    }
  }
}
