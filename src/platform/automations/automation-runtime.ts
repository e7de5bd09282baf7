import type { Pool } from 'pg';
import { asError } from '../projections/errors.js';
import type { DecodeEvent } from '../projections/event-decoder.js';
import type { ProjectionAdmin } from '../projections/admin.js';
import type { ProjectionStatus } from '../projections/projection-status.js';
import { ProjectionRuntime } from '../projections/runtime.js';
import { realScheduler, type Scheduler } from '../projections/scheduler.js';
import type { EventSource, Tuning } from '../projections/tuning.js';
import type { Automation, SendCommand } from './automation.js';
import { dispatchOutbox } from './dispatcher.js';
import { followAs } from './following.js';
import { fireDueTimers } from './timers.js';
import { watch, type AutomationStatus } from './watchdog.js';

export interface AutomationRuntimeOptions {
  readonly pool: Pool;
  readonly source: EventSource;
  readonly decode: DecodeEvent;
  readonly automations: readonly Automation[];
  readonly send: SendCommand;
  readonly scheduler?: Scheduler;
  readonly tuning?: Partial<Tuning>;
  readonly owner?: string;
  readonly report?: (message: string, error?: Error) => void;
}

const DISPATCH_PAUSE_MS = 50;
const TIMER_PAUSE_MS = 500;
const WATCH_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Runs automations: one owner follows the log; any process may dispatch and fire, rows are claimed. The effect of each
 * command happens once, whatever is killed when, as long as its handler knows the command id again.
 */
export class AutomationRuntime {
  private readonly following: ProjectionRuntime;
  private readonly scheduler: Scheduler;
  private readonly stopping = new AbortController();
  private loops: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: AutomationRuntimeOptions) {
    const { automations, ...rest } = options;
    this.scheduler = options.scheduler ?? realScheduler;
    this.following = new ProjectionRuntime({
      ...rest,
      lease: 'automations',
      projections: automations.map(followAs),
      rebuildable: false,
    });
  }

  async start(): Promise<void> {
    await this.following.start();
    const { pool, send, automations } = this.options;
    const named = new Map(automations.map(each => [each.name, each]));
    this.loops = Promise.all([
      this.loop(DISPATCH_PAUSE_MS, async () => (await dispatchOutbox(pool, send)) > 0),
      this.loop(TIMER_PAUSE_MS, async () => (await fireDueTimers(pool, named)) > 0),
      this.loop(WATCH_PAUSE_MS, () => this.complain()),
    ]);
  }

  /** Ends after what is in hand; a command without an answer is sent again by the next one, under the same id. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.loops, this.following.stop()]);
  }

  /** Parked events of automations: list, show, retry, skip, pause, resume. */
  get admin(): ProjectionAdmin {
    return this.following.admin;
  }

  /** How far each has read. */
  reading(): Promise<readonly ProjectionStatus[]> {
    return this.following.status();
  }

  /** What each has asked for, what waits, what hangs. */
  status(): Promise<readonly AutomationStatus[]> {
    return watch(this.options.pool, this.options.automations);
  }

  private async complain(): Promise<boolean> {
    for (const { name, stuckProcesses, stuckCommands, overdueTimers, lastError } of await this.status())
      if (stuckProcesses.length + stuckCommands.length + overdueTimers > 0)
        this.options.report?.(
          `${name}: ${stuckProcesses.length} processes and ${stuckCommands.length} commands hang, ` +
            `${overdueTimers} timers are late (${lastError ?? 'no error'})`,
        );
    return false;
  }

  /** Again at once while there is work; outages are waited out for ever. */
  private async loop(pauseMs: number, work: () => Promise<boolean>): Promise<void> {
    const { signal } = this.stopping;
    let pause = pauseMs;
    while (!signal.aborted) {
      try {
        const worked = await work();
        pause = pauseMs;
        if (worked) continue;
      } catch (error) {
        this.options.report?.('automations: trying again', asError(error));
        pause = Math.min(Math.max(pause, pauseMs) * 2, LONGEST_PAUSE_MS);
      }
      await this.scheduler.sleep(pause, signal);
    }
  }
}
