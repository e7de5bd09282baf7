import type { ProjectionState, ProjectionStatus } from '../projections/projection-status.js';
import type { Metrics, Reading } from './metrics.js';

const STATES: readonly ProjectionState[] = ['running', 'building', 'retrying', 'degraded', 'paused', 'stopped'];

/** Lag, state and parked streams of every live projection, read when scraped. */
export function watchProjections(metrics: Metrics, status: () => Promise<readonly ProjectionStatus[]>): void {
  const live = oncePerScrape(async () => (await status()).filter(line => line.live));
  const each = (value: (line: ProjectionStatus) => number) => async (): Promise<readonly Reading[]> =>
    (await live()).map(line => ({ labels: { projection: line.name }, value: value(line) }));
  const watch = (name: string, help: string, value: (line: ProjectionStatus) => number): void =>
    metrics.watch(name, help, ['projection'], each(value));

  watch('projection_lag_events', 'Events between the log and the projection', line => line.lagEvents);
  watch('projection_lag_seconds', 'Seconds between the log and the projection', line => line.lagSeconds);
  watch('projection_position', 'Position of the last event handled', line => line.position);
  watch('projection_parked_streams', 'Streams set aside because of a poison event', line => line.parkedStreams);
  watch('projection_parked_age_seconds', 'Age of the oldest parked stream', line => line.oldestParkedAge ?? 0);
  watch('projection_reconnects_total', 'How often the projection had to start over', line => line.reconnects);
  metrics.watch('projection_state', '1 for the state the projection is in', ['projection', 'state'], async () =>
    (await live()).flatMap(({ name, state }) =>
      STATES.map(each => ({ labels: { projection: name, state: each }, value: each === state ? 1 : 0 })),
    ),
  );
}

/** The gauges of one scrape are read together: they share one question. */
function oncePerScrape<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () =>
    (asked ??= ask().finally(() => {
      asked = null;
    }));
}
