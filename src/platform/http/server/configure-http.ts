import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import '../request-state.js';
import { traceIdOf } from '../headers/traceparent.js';
import type { HttpDependencies } from '../http-platform.js';
import { serveOpenApi } from '../openapi/serve-openapi.js';
import { RouteRegistry } from '../openapi/route-registry.js';
import { Unavailable } from '../problems/errors.js';
import { serveProblemPages } from '../problems/problem-pages.js';
import { ProblemFilter } from '../problems/send-problem.js';
import { headerOf } from '../routes/request-parts.js';
import { TIMEOUTS } from './adapter.js';
import { everyAnswerOf } from './every-answer.js';
import { Admission } from './admission.js';
import { answerExpectation } from './client-error.js';
import { Deadlines } from './deadline.js';
import { refusalOf } from './request-checks.js';

export interface HttpOptions {
  /** Milliseconds after which a request without an answer is answered for it. */
  readonly deadline?: number;
}

/**
 * Makes an application speak HTTP the way the register does. Called once, before `app.init()` and before any other
 * hook (the access gate too): what is refused here is refused whoever asks.
 */
export function configureHttp(app: NestFastifyApplication, deps: HttpDependencies, options: HttpOptions = {}): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.decorate('qadam', deps);
  server.decorate('qadamRoutes', new RouteRegistry(server));
  server.decorateRequest('principal', null);
  server.decorateRequest('grantedRole', null);
  server.decorateRequest('closedThrough', null);
  server.decorateRequest('actionRule', null);
  server.decorateRequest('traceId', '');
  server.decorateRequest('admission', null);
  keepBodiesAsBytes(server);
  addHooks(server, deps, options);
  server.server.on('checkExpectation', (request, response) => answerExpectation(server, request, response));
  app.useGlobalFilters(new ProblemFilter());
  serveProblemPages(server);
  serveOpenApi(app, server);
}

/**
 * The only content type parser: collects the bytes, within the route's limit, and leaves them alone. They become JSON
 * after the caller is known and allowed (read-json-body.ts).
 */
function keepBodiesAsBytes(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
}

function addHooks(server: FastifyInstance, deps: HttpDependencies, options: HttpOptions): void {
  const deadline = options.deadline ?? TIMEOUTS.deadline;
  const deadlines = new Deadlines(server, deadline, Math.min(500, deadline / 4));
  const admission = new Admission(deps.admission ?? { inFlight: 256, queue: 1_024 });
  const everyAnswer = everyAnswerOf(deps);
  let draining = false;
  server.addHook('preClose', done => {
    draining = true;
    done();
  });
  server.addHook('onRequest', (request, reply, done) => {
    request.traceId = traceIdOf(headerOf(request.headers, 'traceparent')) ?? request.id.replaceAll('-', '');
    reply.headers(everyAnswer);
    if (draining) {
      reply.header('connection', 'close');
      return done(new Unavailable('the server is stopping'));
    }
    const refusal = refusalOf(request, reply);
    if (refusal !== null) return done(refusal);
    deadlines.watch(request, reply);
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    // A kept-alive connection would hold up the close until its caller leaves.
    if (draining) reply.header('connection', 'close');
    deadlines.settle(request);
    request.admission?.();
    done(null, payload);
  });
  server.addHook('onRoute', route => {
    if (route.config?.command !== true) return;
    route.bodyLimit = route.config.bodyLimit;
    const others = route.preHandler === undefined ? [] : [route.preHandler].flat();
    route.preHandler = [admission.admit, ...others];
  });
}
