import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One value of a gauge, read when somebody asks; labels as declared with the gauge. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** How a command ended, as its caller was told. */
export type CommandOutcome =
  'recorded' | 'said-twice' | 'replayed' | 'invalid' | 'denied' | 'refused' | 'stale' | 'unavailable' | 'failed';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/**
 * What the register counts. The only file that knows prom-client; others get plain functions.
 * Labels are route patterns, statuses and names from our own code: never text of a caller.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = this.histogram('http_request_seconds', 'Answered requests', SECONDS, [
    'method',
    'route',
    'status',
  ]);
  private readonly requestSeries = new Map<string, (seconds: number) => void>();
  private readonly appendSize = this.histogram('append_batch_commands', 'Commands per append', SIZES, [])({});
  private readonly appendSeconds = this.histogram('append_batch_seconds', 'Duration of an append', SECONDS, [])({});

  /** Commands by how they ended. */
  readonly command = this.counter('commands_total', 'Commands by outcome', ['command', 'outcome']) as (labels: {
    command: string;
    outcome: CommandOutcome;
  }) => void;
  /** A request with a missing or invalid key. */
  readonly unauthenticated = this.counter('auth_unauthenticated_total', 'Answers 401', ['reason']);
  /** A known caller who may not. */
  readonly forbidden = this.counter('auth_forbidden_total', 'Answers 403', ['action', 'reason']);
  /** Refusals that the audit-access stream could not take. */
  readonly refusalsDropped = this.counter('audit_access_dropped_total', 'Refusals lost for the access audit', []);

  /** @param ofProcess memory, CPU, event-loop delay and garbage collection of this process */
  constructor({ ofProcess = true }: { readonly ofProcess?: boolean } = {}) {
    if (ofProcess) collectDefaultMetrics({ register: this.registry, prefix: '' });
  }

  requestAnswered(method: string, route: string, status: number, ms: number): void {
    const name = `${method} ${status} ${route}`;
    let observe = this.requestSeries.get(name);
    if (observe === undefined) {
      observe = this.requests({ method, route, status: String(status) });
      this.requestSeries.set(name, observe);
    }
    observe(ms / 1000);
  }

  batchAppended(commands: number, ms: number): void {
    this.appendSize(commands);
    this.appendSeconds(ms / 1000);
  }

  /** Declares a counter; the function adds to it. */
  counter(name: string, help: string, labelNames: readonly string[]): (labels: Labels, by?: number) => void {
    const counter = new Counter({ name: `qadam_${name}`, help, labelNames, registers: [this.registry] });
    return (labels, by = 1) => counter.inc({ ...labels }, by);
  }

  /** Declares a histogram; the function gives the observer of one series, to be kept by hot callers. */
  histogram(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly string[],
  ): (labels: Labels) => (value: number) => void {
    const histogram = new Histogram({
      name: `qadam_${name}`,
      help,
      labelNames,
      buckets: [...buckets],
      registers: [this.registry],
    });
    return labels => {
      const series = histogram.labels({ ...labels });
      return value => series.observe(value);
    };
  }

  /** A gauge that is read when it is asked for: nothing to keep up to date, nothing to go stale. */
  watch(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => readonly Reading[] | Promise<readonly Reading[]>,
  ): void {
    const gauge: Gauge = new Gauge({
      name: `qadam_${name}`,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        gauge.reset();
        try {
          for (const { labels = {}, value } of await read()) gauge.set({ ...labels }, value);
        } catch {
          // A source that fails leaves its gauge empty; it must not take the other metrics with it.
        }
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Prometheus text. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}

export type Labels = Readonly<Record<string, string>>;
