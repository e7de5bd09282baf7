import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { syncTokenOf } from '../headers/sync-token.js';
import { headerOf } from '../routes/request-parts.js';
import { VersionConflict } from './errors.js';
import { failureOf, type Failure } from './failure-of.js';
import { renderProblem } from './render-problem.js';

/** Answers a failure as application/problem+json. Safe to call late: what is answered already stays as it is. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return;
  const { qadam } = request.server;
  const failure = failureOf(error);
  report(error, failure, request);
  const rendered = renderProblem(qadam.problems, failure, {
    requestId: request.id,
    traceId: request.traceId,
    acceptLanguage: headerOf(request.headers, 'accept-language'),
    random: qadam.random ?? Math.random,
  });
  reply.code(rendered.status).headers(rendered.headers);
  if (error instanceof VersionConflict) {
    // So that reading again waits until the version that stood in the way is shown.
    reply.header('sync-token', syncTokenOf(qadam.incarnation, error.current));
  }
  reply.send(rendered.body);
}

function report(error: unknown, failure: Failure, request: FastifyRequest): void {
  const { logger, problems } = request.server.qadam;
  const fields = { traceId: request.traceId, requestId: request.id, err: error };
  if (failure.unexpected === true) logger.error(fields, 'request failed unexpectedly');
  else if (problems.find(failure.slug) === undefined) logger.error(fields, 'a violation has no entry in the catalogue');
}

/** Nest's one exception filter: everything a handler, guard or parameter throws. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
