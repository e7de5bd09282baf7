import { createClient, type DatabaseAddress } from '../../postgres/pool.js';
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
import { realTimers, type Timers } from '../timers.js';
import { AppendLane, type LaneObserver } from './append-lane.js';
import { LaneConnection, type RegisterIdentity } from './lane-connection.js';
import { PostgresHistory } from './postgres-history.js';

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
  /** Told of every command that ended without an answer. */
  readonly onUnknown?: () => void;
}

/** Below half of the deadline, so that a connection found dead leaves time for a second attempt. */
const CALL_TIMEOUT_MS = 2_400;
const APPEND_DEADLINE_MS = 5_000;

/** The register's log in PostgreSQL. Needs the migrations of EVENT_LOG_MIGRATIONS. */
export class PostgresEventLog extends EventLog {
  readonly #history: PostgresHistory;
  readonly #connection: LaneConnection;
  readonly #lane: AppendLane;
  readonly #onUnknown: (() => void) | undefined;
  #closing: Promise<void> | null = null;

  constructor(options: PostgresEventLogOptions) {
    super();
    const { address, register, role, onError, timers = realTimers } = options;
    this.#onUnknown = options.onUnknown;
    this.#history = new PostgresHistory({ address, register, role, onError, timers, readers: options.readers });
    this.#connection = new LaneConnection(
      () =>
        createClient(address, { applicationName: 'qadam-lane', role, onError, settings: { synchronous_commit: 'on' } }),
      register,
      timers,
      options.callTimeoutMs ?? CALL_TIMEOUT_MS,
    );
    this.#lane = new AppendLane({
      connection: this.#connection,
      timers,
      deadlineMs: options.deadlineMs ?? APPEND_DEADLINE_MS,
      observer: options.observer,
      onStored: position => this.#history.announce(position),
    });
  }

  override append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    const answer = this.#lane.append(command, options);
    answer.catch((error: unknown) => {
      if (error instanceof LogUnavailable && error.outcome === 'unknown') this.#onUnknown?.();
    });
    return answer;
  }

  override findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    return this.#history.findCommand(commandId, options);
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return this.#history.readStream(stream, options);
  }

  override readHistory(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return this.#history.readStream(stream, options);
  }

  override positionAt(instant: string, options?: CallOptions): Promise<number> {
    return this.#history.positionAt(instant, options);
  }

  override positionOf(stream: string, revision: number, options?: CallOptions): Promise<number | null> {
    return this.#history.positionOf(stream, revision, options);
  }

  override readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.#history.readAll(options);
  }

  override subscribe(options: {
    after: number;
    signal: AbortSignal;
    pageSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]> {
    return this.#history.subscribe(options);
  }

  override head(options?: CallOptions): Promise<Head> {
    return this.#history.head(options);
  }

  override waitForNews(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.#history.waitForNews(position, timeoutMs, signal);
  }

  override checkWritable(options?: CallOptions): Promise<void> {
    return this.#history.checkWritable(options);
  }

  /** Takes nothing new, waits for the commands under way, ends the connections. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#history.shut();
    await this.#lane.close();
    await Promise.all([this.#connection.close(), this.#history.close()]);
  }
}
