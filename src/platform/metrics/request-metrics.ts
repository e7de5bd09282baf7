import type { FastifyInstance, FastifyReply } from 'fastify';
import '../http/request-state.js';
import type { CommandOutcome, Metrics } from './metrics.js';

/**
 * Times every answered request by route pattern; unknown routes share one series, so that a scan cannot grow it.
 * Commands are counted by action and by what their caller was told.
 */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { url, config } = request.routeOptions;
    metrics.requestAnswered(request.method, url ?? '(none)', reply.statusCode, reply.elapsedTime);
    if (config.command === true) metrics.command({ command: config.action ?? 'none', outcome: outcomeOf(reply) });
    done();
  });
}

function outcomeOf(reply: FastifyReply): CommandOutcome {
  const { statusCode: status } = reply;
  if (status < 300) {
    if (reply.hasHeader('idempotent-replayed')) return 'replayed';
    return status === 200 ? 'said-twice' : 'recorded';
  }
  if (status === 401 || status === 403) return 'denied';
  if (status === 409) return 'refused';
  if (status === 412) return 'stale';
  if (status < 500) return 'invalid';
  return status === 503 || status === 507 ? 'unavailable' : 'failed';
}
