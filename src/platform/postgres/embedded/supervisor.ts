import { monotonicMs, sleepUnlessAborted } from './deadline.js';
import { logSize, readLogFrom, reasonInLog, rotateLog } from './log-file.js';
import { stopPostmaster, type Postmaster, type StopLadder } from './postmaster.js';
import { messageOf } from './refusal.js';
import { decideRestart, DEFAULT_RESTART_POLICY, type RestartPolicy } from './restart-policy.js';
import { startPostmaster, type StartOrder } from './start-postmaster.js';
import type { EmbeddedPostgresState, StateChange } from './types.js';

export interface SupervisorOrder {
  readonly start: Omit<StartOrder, 'signal' | 'onProcess'>;
  readonly stopLadder: StopLadder;
  readonly restartPolicy: RestartPolicy | undefined;
  readonly onStateChange: ((change: StateChange) => void) | undefined;
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const LOG_LOOK_MS = 60_000;

/** Keeps one server running from `start()` to `stop()`: whatever ends it in between, it is brought back. */
export class Supervisor {
  private readonly stopping = new AbortController();
  private postmaster: Postmaster | undefined;
  private watching: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;
  private logOffset = 0;
  private readonly logTimer: NodeJS.Timeout;
  state: EmbeddedPostgresState = 'starting';
  restarts = 0;
  adopted = false;

  constructor(private readonly order: SupervisorOrder) {
    this.logTimer = setInterval(() => this.rotateLog(), LOG_LOOK_MS).unref();
  }

  get pid(): number | undefined {
    return this.postmaster && !this.postmaster.isGone() ? this.postmaster.pid : undefined;
  }

  /** Resolves when the server answers. A start that fails is the caller's to report: it is not retried. */
  async start(): Promise<void> {
    this.enter('starting', 'PostgreSQL is starting');
    await this.bringUp();
    const postmaster = this.postmaster;
    this.enter('ready', this.adopted ? 'a running PostgreSQL was taken over' : 'PostgreSQL answers');
    if (postmaster) this.watching = this.watch(postmaster);
  }

  stop(): Promise<void> {
    this.stopped ??= this.stopNow();
    return this.stopped;
  }

  /** For the exit of the process, when nothing can be awaited any more. */
  signalNow(name: NodeJS.Signals): void {
    this.postmaster?.signal(name);
  }

  private async bringUp(): Promise<void> {
    this.rotateLog();
    this.logOffset = logSize(this.order.start.layout.logFile);
    let spawned = false;
    this.postmaster = await startPostmaster({
      ...this.order.start,
      signal: this.stopping.signal,
      onProcess: postmaster => {
        spawned = postmaster.child;
        this.postmaster = postmaster;
      },
    });
    this.adopted = !spawned;
  }

  private async watch(first: Postmaster): Promise<void> {
    let crashes: readonly number[] = [];
    let how = await first.gone;
    while (!this.stopping.signal.aborted) {
      const policy = this.order.restartPolicy ?? DEFAULT_RESTART_POLICY;
      const decision = decideRestart(crashes, monotonicMs(), policy);
      crashes = decision.recentCrashes;
      this.enter(decision.state, this.explain(how), decision.delayMs);
      await sleepUnlessAborted(decision.delayMs, this.stopping.signal);
      if (this.stopping.signal.aborted) return;
      try {
        await this.bringUp();
        if (this.stopping.signal.aborted) return;
        this.restarts += 1;
        this.enter('ready', `PostgreSQL is back after: ${how}`);
        how = (await this.postmaster?.gone) ?? 'it was gone';
      } catch (error) {
        how = messageOf(error);
      }
    }
  }

  private explain(how: string): string {
    const said = readLogFrom(this.order.start.layout.logFile, this.logOffset);
    return /FATAL|PANIC/.test(said)
      ? `PostgreSQL stopped (${how}): ${reasonInLog(said)}`
      : `PostgreSQL stopped (${how})`;
  }

  private async stopNow(): Promise<void> {
    this.enter('stopping', 'asked to stop');
    this.stopping.abort();
    clearInterval(this.logTimer);
    if (this.postmaster) await stopPostmaster(this.postmaster, this.order.stopLadder);
    await this.watching;
    // A restart may have been under way: its server started after the first look.
    if (this.postmaster) await stopPostmaster(this.postmaster, this.order.stopLadder);
    this.enter('stopped', 'PostgreSQL is stopped');
  }

  private rotateLog(): void {
    if (rotateLog(this.order.start.layout.logFile, LOG_LIMIT_BYTES)) this.logOffset = 0;
  }

  private enter(state: EmbeddedPostgresState, reason: string, nextAttemptInMs?: number): void {
    this.state = state;
    try {
      this.order.onStateChange?.({ state, reason, restarts: this.restarts, nextAttemptInMs });
    } catch {
      // a listener that throws must not stop the watch
    }
  }
}
