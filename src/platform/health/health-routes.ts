import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProjectionStatus } from '../projections/projection-status.js';
import '../http/request-state.js';
import type { Health, Report } from './health.js';

const PUBLIC = { config: { action: 'health.read' } } as const;

/**
 * The probes, outside `/v1` and without a key. Routes of Fastify itself, so that they answer while Nest is still
 * starting or already leaving.
 */
export function serveHealth(
  server: FastifyInstance,
  health: Health,
  projections: () => Promise<readonly ProjectionStatus[]>,
): void {
  /** Only that the event loop turns: a database that is away must not restart applications. */
  server.get('/health/live', PUBLIC, (_request, reply) => plain(reply, 200).send({ status: 'live' }));
  server.get('/health/ready', PUBLIC, async (request, reply) => answer(request, reply, await health.ready(), 'ready'));
  server.get('/health/startup', PUBLIC, async (request, reply) =>
    answer(request, reply, await health.startup(), 'started'),
  );
  /** Always 200: lag and parked streams are for people and alerts, and no reason to send a request elsewhere. */
  server.get('/health/projections', PUBLIC, async (_request, reply) =>
    plain(reply, 200).send({ projections: await projections() }),
  );
}

function answer(request: FastifyRequest, reply: FastifyReply, report: Report, word: string): FastifyReply {
  if (report.ok) return plain(reply, 200).send({ status: word, checks: report.checks });
  const why = report.missing.map(name => `${name} (${report.checks[name]?.detail ?? 'no'})`);
  return plain(reply, 503)
    .header('retry-after', '1')
    .type('application/problem+json')
    .send({
      type: '/problems/unavailable',
      title: 'Not available at the moment',
      status: 503,
      detail: `not ${word}: ${why.join(', ')}`,
      instance: `urn:uuid:${request.id}`,
      code: 'UNAVAILABLE',
      traceId: request.traceId,
      retryAfter: 1,
      checks: report.checks,
    });
}

const plain = (reply: FastifyReply, status: number): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store');
