import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import '../http/request-state.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by a command's route once they are known: one line then tells which command a request was. */
    commandId?: string;
    correlationId?: string;
  }
}

/**
 * One line per answered request: the route's pattern and never its URL, ids and never names, bodies or keys.
 * Answers of 500 and above are errors, 4xx are info with the successes, so that a caller cannot flood the alarms.
 */
export function logRequests(server: FastifyInstance, logger: Logger, which: Config['log']['requests']): void {
  if (which === 'none') return;
  // Declared, so that all requests keep one hidden class when a route sets them.
  for (const field of ['commandId', 'correlationId'])
    if (!server.hasRequestDecorator(field)) server.decorateRequest(field, undefined);
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
    commandId: request.commandId,
    correlationId: request.correlationId,
    traceId: request.traceId,
  };
}
