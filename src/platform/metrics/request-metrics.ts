import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Times every answered request by route pattern; unknown routes share one series, so that a scan cannot grow it. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    metrics.requestAnswered(request.method, request.routeOptions.url ?? '(none)', reply.statusCode, reply.elapsedTime);
    done();
  });
}
