import type { FastifyInstance } from 'fastify';
import '../http/request-state.js';
import type { Metrics } from './metrics.js';

/**
 * `/metrics` in Prometheus' text format, without a key: scrapers hold none, and there are only figures in it.
 * Where the port is open to others than the scraper, the proxy in front must keep this path inside (docs/how-to).
 */
export function serveMetrics(server: FastifyInstance, metrics: Metrics): void {
  server.get('/metrics', { config: { action: 'metrics.read' } }, async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text()),
  );
}
