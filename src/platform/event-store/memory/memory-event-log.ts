import { checkCommand, expectedRevision } from '../check-command.js';
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
import { ClockSkew, ConcurrencyConflict, IdempotencyKeyReused, LogUnavailable } from '../event-log.errors.js';
import { follow } from '../follow.js';
import { NewsBell } from '../news-bell.js';
import { realTimers, type Timers } from '../timers.js';

export interface MemoryEventLogOptions {
  readonly timers?: Timers;
  /** Milliseconds since 1970. Given: recordedAt more than 2 s off it is refused. Absent: tests may live in any year. */
  readonly clock?: () => number;
}

const MAX_SKEW_MS = 2_000;

/** The contract of EventLog in one process and nowhere else: for tests of everything above the port. */
export class MemoryEventLog extends EventLog {
  readonly #events: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #ledger = new Map<string, LedgerEntry>();
  readonly #timers: Timers;
  readonly #clock: (() => number) | undefined;
  readonly #bell: NewsBell;
  #closed = false;

  constructor(options: MemoryEventLogOptions = {}) {
    super();
    this.#timers = options.timers ?? realTimers;
    this.#clock = options.clock;
    this.#bell = new NewsBell(this.#timers);
  }

  async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    this.#open(options);
    checkCommand(command);
    const known = this.#ledger.get(command.commandId);
    if (known !== undefined) {
      if (known.fingerprint !== command.fingerprint) throw new IdempotencyKeyReused(command.commandId);
      return { ...known, duplicate: true };
    }
    const stream = this.#streams.get(command.stream) ?? [];
    const expected = expectedRevision(command);
    if (stream.length - 1 !== expected) {
      throw new ConcurrencyConflict(command.stream, expected === -1 ? 'none' : expected, stream.length - 1);
    }
    this.#refuseSkew(command);
    this.#store(command, stream);
    const entry: LedgerEntry = {
      commandId: command.commandId,
      fingerprint: command.fingerprint,
      stream: command.stream,
      events: command.events.length,
      lastPosition: stream[stream.length - 1]?.position ?? 0,
      lastRevision: stream.length - 1,
    };
    this.#ledger.set(command.commandId, entry);
    this.#bell.ring(this.#events.length);
    return { ...entry, duplicate: false };
  }

  async findCommand(commandId: string, options?: CallOptions): Promise<LedgerEntry | null> {
    this.#open(options);
    return this.#ledger.get(commandId) ?? null;
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    this.#open(options);
    const { from = 0, to = Number.MAX_SAFE_INTEGER, backwards = false, limit = Infinity } = options;
    const events = (this.#streams.get(stream) ?? []).filter(e => e.revision >= from && e.revision <= to);
    if (backwards) events.reverse();
    return events.slice(0, limit);
  }

  override readHistory(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return this.readStream(stream, options);
  }

  async positionOf(stream: string, revision: number, options?: CallOptions): Promise<number | null> {
    this.#open(options);
    return this.#streams.get(stream)?.[revision]?.position ?? null;
  }

  async positionAt(instant: string, options?: CallOptions): Promise<number> {
    this.#open(options);
    return this.#events.findLast(({ ledgerAt }) => ledgerAt <= instant)?.position ?? 0;
  }

  async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    this.#open(options);
    const end = Math.min(options.upTo ?? Infinity, options.after + options.limit);
    return this.#events.slice(options.after, end);
  }

  subscribe(options: {
    after: number;
    signal: AbortSignal;
    pageSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]> {
    return follow(this, options, this.#timers, () => this.#closed);
  }

  async head(options?: CallOptions): Promise<Head> {
    this.#open(options);
    const last = this.#events[this.#events.length - 1];
    return { position: last?.position ?? 0, recordedAt: last?.recordedAt ?? null };
  }

  async waitForNews(position: number, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (!this.#closed) await this.#bell.wait(position, timeoutMs, signal);
  }

  async checkWritable(options?: CallOptions): Promise<void> {
    this.#open(options);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#bell.close();
  }

  #open(options: CallOptions | undefined): void {
    if (this.#closed) throw new LogUnavailable('not-applied', 'the log is closed');
    if (options?.signal?.aborted) throw new LogUnavailable('not-applied', 'the caller gave up');
  }

  #refuseSkew(command: AppendCommand): void {
    if (this.#clock === undefined) return;
    const now = this.#clock();
    for (const event of command.events) {
      if (Math.abs(now - Date.parse(event.recordedAt)) > MAX_SKEW_MS) {
        throw new ClockSkew(`recordedAt ${event.recordedAt} is more than 2 s off the store's clock`);
      }
    }
  }

  #store(command: AppendCommand, stream: RecordedEvent[]): void {
    if (command.events.length > 0) this.#streams.set(command.stream, stream);
    for (const { causationId: _, actor: __, ...event } of command.events) {
      const before = this.#events[this.#events.length - 1]?.ledgerAt ?? '';
      const recorded: RecordedEvent = {
        ...event,
        position: this.#events.length + 1,
        stream: command.stream,
        revision: stream.length,
        commandId: command.commandId,
        ledgerAt: before > event.recordedAt ? before : event.recordedAt,
      };
      this.#events.push(recorded);
      stream.push(recorded);
    }
  }
}
