import type { Logger } from 'pino';

/** In the order in which a process leaves (reliability f). Steps of one phase run together, phases one after another. */
export const STOP_PHASES = [
  'readiness', // probes say 503, so nobody sends new work
  'delay', // the load balancer gets time to notice
  'listener', // no new connections, answers say Connection: close
  'drain', // requests in flight finish
  'followers', // projections and automations end their current transaction and give their leases back
  'flush', // what is only in memory is written: refusals, uses of keys
  'framework', // Nest's own hooks
  'stores', // lane and pools
  'database', // the embedded PostgreSQL, last
] as const;

export type StopPhase = (typeof STOP_PHASES)[number];

interface Step {
  readonly phase: StopPhase;
  readonly name: string;
  readonly deadlineMs: number;
  readonly run: () => void | Promise<void>;
}

export interface GracefulStopParts {
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly exit: (code: number) => void;
}

const DEADLINE_MS = 10_000;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Leaves once, in order, and always: a step that fails or does not end in time is logged and passed over, since what
 * comes after it (closing the database properly) matters more. A second request to stop does not wait any more.
 */
export class GracefulStop {
  private readonly steps: Step[] = [];
  private stopping: Promise<void> | null = null;

  constructor(private readonly parts: GracefulStopParts) {}

  get isStopping(): boolean {
    return this.stopping !== null;
  }

  onStop(phase: StopPhase, name: string, run: () => void | Promise<void>, deadlineMs = DEADLINE_MS): void {
    this.steps.push({ phase, name, deadlineMs, run });
  }

  /** Stops and exits: 0 for an orderly request, 1 when a failure is the reason or a step did not end. */
  stop(reason: string, exitCode = 0): Promise<void> {
    return (this.stopping ??= this.leave(reason, exitCode));
  }

  /** First SIGTERM or SIGINT: in order. Second: at once, without waiting for anybody. */
  listenToSignals(source: Pick<NodeJS.EventEmitter, 'on' | 'off'> = process): () => void {
    const hear = (signal: NodeJS.Signals): void => {
      if (this.isStopping) {
        this.parts.logger.warn({ signal }, 'asked twice to stop: leaving at once');
        this.parts.exit(130);
      } else void this.stop(signal);
    };
    for (const signal of SIGNALS) source.on(signal, hear);
    return () => SIGNALS.forEach(signal => source.off(signal, hear));
  }

  private async leave(reason: string, exitCode: number): Promise<void> {
    const started = performance.now();
    this.parts.logger.info({ reason }, 'stopping');
    let complete = true;
    for (const phase of STOP_PHASES) {
      const steps = this.steps.filter(step => step.phase === phase);
      const ended = await Promise.all(steps.map(step => this.runStep(step)));
      complete &&= ended.every(Boolean);
    }
    this.parts.logger.info({ ms: Math.round(performance.now() - started), complete }, 'stopped');
    this.parts.exit(complete ? exitCode : exitCode || 1);
  }

  private async runStep({ phase, name, deadlineMs, run }: Step): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${deadlineMs} ms`)), deadlineMs);
    });
    try {
      await Promise.race([Promise.resolve().then(run), deadline]);
      return true;
    } catch (err) {
      this.parts.logger.error({ phase, step: name, err }, 'a step of stopping failed');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
