import type { Metrics } from './metrics.js';

/** The embedded PostgreSQL as its supervisor sees it. */
export function watchEmbedded(metrics: Metrics, embedded: { readonly state: string; readonly restarts: number }): void {
  metrics.watch('embedded_postgresql_ready', '1 while the embedded PostgreSQL answers', [], () => [
    { value: embedded.state === 'ready' ? 1 : 0 },
  ]);
  metrics.watch('embedded_postgresql_restarts', 'How often it came back since the start', [], () => [
    { value: embedded.restarts },
  ]);
}
