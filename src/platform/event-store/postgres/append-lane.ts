import { checkCommand, MAX_COMMAND_BYTES } from '../check-command.js';
import type { AppendCommand, AppendResult, CallOptions } from '../event-log.js';
import { LogUnavailable } from '../event-log.errors.js';
import { backoff, sleep, type Timers } from '../timers.js';
import { decodeVerdicts, encodeBatch, type Verdict } from './batch-text.js';
import { classify, type Failure } from './failure.js';
import type { LaneConnection } from './lane-connection.js';
import { PendingAppend } from './pending-append.js';
import { tell } from './tell.js';

/** For metrics: what the lane does, told as it happens. Must not throw. */
export interface LaneObserver {
  /** A batch was answered: how many commands, and milliseconds from sending to answer. */
  onBatch?(size: number, ms: number): void;
  onReconnect?(): void;
  /** Commands waiting behind the batch in flight. */
  queueDepth?(depth: number): void;
}

export interface LaneOptions {
  readonly connection: Pick<LaneConnection, 'connected' | 'open' | 'append' | 'discard'>;
  readonly timers: Timers;
  readonly deadlineMs: number;
  readonly observer?: LaneObserver;
  /** Told the highest position of every batch that stored something. */
  readonly onStored?: (position: number) => void;
  readonly maxBatch?: number;
  readonly maxQueue?: number;
}

const SMALLEST_SHARE = 16;

/**
 * Group commit in the process: one batch in flight, and what queued up meanwhile is the next one. A lonely caller
 * waits for nobody. A batch whose answer is lost is sent again until its callers' deadlines pass: the ledger makes
 * that safe even while the first attempt still runs in the server.
 */
export class AppendLane {
  #queue: PendingAppend[] = [];
  #running: Promise<void> | null = null;
  /** Answers that have come and were not passed on yet. */
  #answered: (readonly [PendingAppend, Verdict])[] = [];
  #closed = false;
  readonly #maxBatch: number;
  readonly #maxQueue: number;

  constructor(private readonly options: LaneOptions) {
    this.#maxBatch = options.maxBatch ?? 200;
    this.#maxQueue = options.maxQueue ?? 2_000;
  }

  append(command: AppendCommand, call: CallOptions = {}): Promise<AppendResult> {
    let bytes: number;
    try {
      bytes = checkCommand(command);
      this.#refuseWhenBusy(call);
    } catch (error) {
      return Promise.reject(error as Error);
    }
    const pending = new PendingAppend(
      command,
      bytes,
      this.options.timers,
      call.deadlineMs ?? this.options.deadlineMs,
      call.signal,
    );
    this.#queue.push(pending);
    this.#running ??= this.#run();
    return pending.result;
  }

  /** Takes no new commands and waits for those under way, at most until their deadlines. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  #refuseWhenBusy(call: CallOptions): void {
    if (this.#closed) throw new LogUnavailable('not-applied', 'the log is closed');
    if (call.signal?.aborted)
      throw new LogUnavailable('not-applied', 'the caller gave up', { cause: call.signal.reason });
    if (this.#queue.length >= this.#maxQueue) {
      throw new LogUnavailable('not-applied', `${this.#maxQueue} commands are waiting already`);
    }
  }

  async #run(): Promise<void> {
    // Callers of the same moment share a batch; nobody waits for a later moment.
    await Promise.resolve();
    for (let previous = 0; ;) {
      const batch = this.#nextBatch(previous);
      const sending = batch.length > 0 ? this.#settle(batch) : null;
      // The next batch is on its way before anybody is told: what callers do with their answers costs the lane no time.
      this.#tellCallers();
      if (sending === null) break;
      this.options.observer?.queueDepth?.(this.#queue.length);
      previous = batch.length;
      await sending;
    }
    this.#running = null;
  }

  /** At most half of those who wait and those just answered, so that the two halves take turns with PostgreSQL. */
  #nextBatch(previous: number): PendingAppend[] {
    const share = Math.max(SMALLEST_SHARE, Math.ceil((this.#queue.length + previous) / 2));
    const size = Math.min(this.#maxBatch, share);
    const batch: PendingAppend[] = [];
    let bytes = 0;
    let taken = 0;
    for (const pending of this.#queue) {
      if (batch.length === size || (batch.length > 0 && bytes + pending.bytes > MAX_COMMAND_BYTES)) break;
      taken++;
      if (pending.settled) continue;
      batch.push(pending);
      bytes += pending.bytes;
    }
    this.#queue = taken === this.#queue.length ? [] : this.#queue.slice(taken);
    return batch;
  }

  /** Returns when every command of the batch is settled: answered, refused, or given up by its caller. */
  async #settle(batch: readonly PendingAppend[]): Promise<void> {
    for (let failures = 0; ; failures++) {
      const live = batch.filter(pending => !pending.settled);
      if (live.length === 0) return;
      const failure = await this.#attempt(live);
      if (failure === null) return;
      if (failure.kind === 'final') return live.forEach(pending => pending.refuse(failure.error));
      if (failure.kind === 'content') return this.#singly(live, failure.error);
      // The first repeat goes out at once: most losses are a restart or a fail-over that is over already.
      if (failures > 0) await this.#pause(failures, live);
    }
  }

  async #attempt(live: readonly PendingAppend[]): Promise<Failure | null> {
    const { connection, timers, observer } = this.options;
    if (!connection.connected) {
      try {
        await connection.open();
        observer?.onReconnect?.();
      } catch {
        return { kind: 'later' };
      }
    }
    // Connecting takes its time: who was told meanwhile that nothing was sent must not be sent.
    const waiting = live.filter(pending => !pending.settled);
    if (waiting.length === 0) return null;
    const startedAt = timers.now();
    for (const pending of waiting) pending.sent();
    try {
      const text = await connection.append(
        encodeBatch(waiting.map(({ command, waitedMs }) => ({ command, waitedMs }))),
      );
      observer?.onBatch?.(waiting.length, timers.now() - startedAt);
      const verdicts = decodeVerdicts(text);
      this.#answered = waiting.map((pending, i) => [pending, verdicts[i]!]);
      return null;
    } catch (error) {
      const failure = classify(error);
      for (const pending of waiting) {
        if (failure.kind === 'lost') pending.lost();
        else pending.rolledBack();
      }
      if (failure.kind === 'lost' || failure.kind === 'elsewhere') connection.discard();
      return failure;
    }
  }

  /** One command spoiled the call for all: each is asked for itself, in the same order. */
  async #singly(live: readonly PendingAppend[], error: Error): Promise<void> {
    if (live.length === 1) return live[0]!.refuse(error);
    for (const pending of live) {
      await this.#settle([pending]);
      this.#tellCallers();
    }
  }

  #tellCallers(): void {
    const answered = this.#answered;
    this.#answered = [];
    let head = 0;
    for (const [pending, verdict] of answered) {
      if (verdict[0] === 'stored' && verdict[1] !== null) head = verdict[2];
      tell(pending, verdict);
    }
    if (head > 0) this.options.onStored?.(head);
  }

  async #pause(failures: number, live: readonly PendingAppend[]): Promise<void> {
    const wake = new AbortController();
    void Promise.allSettled(live.map(pending => pending.result)).then(() => wake.abort());
    await sleep(this.options.timers, backoff(this.options.timers, failures), wake.signal);
  }
}
