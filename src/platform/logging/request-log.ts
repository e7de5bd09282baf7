import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { commandIdOf } from '../event-store/ids.js';
import { readIdempotencyKey } from '../http/headers/idempotency-key.js';
import { correlationIdOf } from '../http/headers/traceparent.js';
import { headerOf } from '../http/routes/request-parts.js';
import '../http/request-state.js';

/**
 * One line per answered request: the route's pattern and never its URL, ids and never names, bodies or keys.
 * Answers of 500 and above are errors, 4xx are info with the successes, so that a caller cannot flood the alarms.
 */
export function logRequests(server: FastifyInstance, logger: Logger, which: Config['log']['requests']): void {
  if (which === 'none') return;
  server.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode;
    if (status >= 500) logger.error(requestLine(request, reply), 'request');
    else if (which === 'all' || status >= 400) logger.info(requestLine(request, reply), 'request');
    done();
  });
}

function requestLine(request: FastifyRequest, reply: FastifyReply): object {
  return {
    method: request.method,
    route: request.routeOptions.url ?? null, // the URL of an unknown route is the caller's text: not ours to write
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 100) / 100,
    client: request.principal?.client ?? null,
    ...(request.routeOptions.config.command === true && commandIds(request)),
    traceId: request.traceId,
  };
}

/**
 * Which command a request was, told by the same functions as the command's own context. Derived here, so that the line
 * of a refused one, which never became a command, says it too.
 */
function commandIds({ headers, principal }: FastifyRequest): object {
  if (principal === null) return {};
  try {
    const commandId = commandIdOf(principal.client, readIdempotencyKey(headerOf(headers, 'idempotency-key')));
    const given = correlationIdOf(headerOf(headers, 'x-correlation-id'), headerOf(headers, 'traceparent'));
    return { commandId, correlationId: given ?? commandId };
  } catch {
    return {}; // no usable key: no command
  }
}
