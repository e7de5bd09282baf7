import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { asError } from '../errors.js';
import type { ProjectionStatus } from '../projection-status.js';
import type { WorkElsewhere, WorkObserver } from '../work-elsewhere.js';
import type { FromThread, ThreadData, ToThread } from './messages.js';

export interface ProjectionThreadOptions {
  /** The module that calls keepReadModels. */
  readonly module: URL;
  readonly data: ThreadData;
  readonly report: (message: string, error?: Error) => void;
}

/** Half of what an isolate takes by itself: pages of events die young, and the thread shares the process's memory. */
const YOUNG_GENERATION_MB = 24;
const STATUS_WITHIN_MS = 1_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * The read models are kept beside the thread that answers requests: folding and writing rows takes as long as the
 * commands themselves, and one thread would do either or. Whatever ends the thread, it is started again for ever, and
 * said; meanwhile reads answer from what is committed, and say how far behind it is.
 */
export class ProjectionThread implements WorkElsewhere {
  private worker: Worker | null = null;
  private stopping = false;
  private ended: Promise<void> = Promise.resolve();
  private pause = FIRST_PAUSE_MS;
  private questions = 0;
  private readonly asked = new Map<number, (status: readonly ProjectionStatus[] | null) => void>();

  constructor(private readonly options: ProjectionThreadOptions) {}

  /** Rejects when the thread ends before its work has begun: a start that fails is the caller's to tell. */
  async start(observer: WorkObserver): Promise<void> {
    await this.spawn(observer);
    void this.keepAlive(observer);
  }

  /** Ends after the transaction in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.tell({ kind: 'stop' });
    await this.ended;
  }

  /** As the thread sees itself; null when it is not there or too busy to say. */
  async status(): Promise<readonly ProjectionStatus[] | null> {
    if (this.worker === null) return null;
    const id = ++this.questions;
    const answer = new Promise<readonly ProjectionStatus[] | null>(resolve => this.asked.set(id, resolve));
    const late = setTimeout(() => this.answer(id, null), STATUS_WITHIN_MS);
    this.tell({ kind: 'status', id });
    return answer.finally(() => clearTimeout(late));
  }

  private async keepAlive(observer: WorkObserver): Promise<void> {
    for (;;) {
      await this.ended;
      if (this.stopping) return;
      await sleep(this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
      if (this.stopping) return;
      await this.spawn(observer).catch((error: unknown) =>
        this.options.report('the thread of the read models did not start, trying again', asError(error)),
      );
    }
  }

  private spawn(observer: WorkObserver): Promise<void> {
    const worker = new Worker(this.options.module, {
      workerData: this.options.data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.worker = worker;
    return new Promise((resolve, reject) => {
      let failure: Error | null = null;
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'started') {
          this.pause = FIRST_PAUSE_MS;
          resolve();
        } else this.hear(message, observer);
      });
      worker.on('error', error => (failure = asError(error)));
      this.ended = new Promise(end => {
        worker.once('exit', code => {
          this.worker = null;
          observer.owns(false);
          for (const id of [...this.asked.keys()]) this.answer(id, null);
          const reason = failure ?? new Error(`the thread of the read models ended with ${code}`);
          if (!this.stopping) this.options.report('the thread of the read models ended', reason);
          reject(reason);
          end();
        });
      });
    });
  }

  private hear(message: Exclude<FromThread, { kind: 'started' }>, observer: WorkObserver): void {
    if (message.kind === 'committed') observer.committed(message.name, message.mark);
    else if (message.kind === 'owns') observer.owns(message.owns);
    else if (message.kind === 'status') this.answer(message.id, message.status);
    else if (!this.stopping) this.options.report(message.message, message.error ?? undefined);
  }

  private answer(id: number, status: readonly ProjectionStatus[] | null): void {
    this.asked.get(id)?.(status);
    this.asked.delete(id);
  }

  private tell(message: ToThread): void {
    this.worker?.postMessage(message);
  }
}
