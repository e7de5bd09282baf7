import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Answer } from '../routes/answer.js';
import { sendProblem } from '../problems/send-problem.js';
import { answerClientError } from './client-error.js';
import { everyAnswerOf } from './every-answer.js';
import { MethodsByPath } from './methods-by-path.js';

type Reply = Parameters<FastifyAdapter['reply']>[0];

/** Every wait of the HTTP face has an end (reliability.md 0.9). Milliseconds. */
export const TIMEOUTS = { request: 10_000, headers: 5_000, checkEvery: 2_000, keepAlive: 65_000, deadline: 10_000 };

/**
 * Nest on Fastify with the defaults that are open made closed: limits on time and size, no body parser but ours, no
 * middleware, and no failure that is not problem details.
 */
export class QadamAdapter extends FastifyAdapter {
  private readonly methods: MethodsByPath;

  constructor() {
    super({
      logger: false,
      genReqId: () => randomUUID(),
      requestTimeout: TIMEOUTS.request,
      keepAliveTimeout: TIMEOUTS.keepAlive,
      maxRequestsPerSocket: 0,
      // Node would answer a missing Host without a word; request-checks.ts does with some.
      http: {
        headersTimeout: TIMEOUTS.headers,
        connectionsCheckingInterval: TIMEOUTS.checkEvery,
        requireHostHeader: false,
      },
      bodyLimit: 64 * 1024,
      onProtoPoisoning: 'error',
      onConstructorPoisoning: 'error',
      forceCloseConnections: 'idle',
      // Ours answers instead, as a problem (see drain.ts).
      return503OnClosing: false,
      routerOptions: {
        ignoreTrailingSlash: false,
        ignoreDuplicateSlashes: false,
        caseSensitive: true,
        maxParamLength: 200,
      },
      skipMiddie: true,
      multipart: false,
      clientErrorHandler: answerClientError,
      frameworkErrors: answerFrameworkError,
    } as FastifyHttpOptions<Server>);
    this.methods = new MethodsByPath(this.instance as unknown as FastifyInstance);
  }

  /** Sends an Answer as it is; everything else goes Nest's way. */
  override reply(response: Reply, body: unknown, statusCode?: number): ReturnType<FastifyAdapter['reply']> {
    if (!(body instanceof Answer) || !('sent' in response)) return super.reply(response, body, statusCode);
    // The deadline may have answered already.
    if (response.sent) return response;
    return response.code(body.status).headers(body.headers).send(body.body);
  }

  /** Nest would translate Fastify's errors into its own bodies. */
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.instance.setErrorHandler((error, request, reply) => {
      sendProblem(error, request as unknown as FastifyRequest, reply as unknown as FastifyReply);
    });
  }

  override setNotFoundHandler(): ReturnType<FastifyAdapter['setNotFoundHandler']> {
    return this.instance.setNotFoundHandler((request, reply) => {
      sendProblem(
        this.methods.refusalOf(request.url),
        request as unknown as FastifyRequest,
        reply as unknown as FastifyReply,
      );
    });
  }

  /** Ours is the only body parser (json-body.ts). */
  override registerParserMiddleware(): void {}
}

/** The router refuses what it cannot route (a bad escape, a long parameter) before any hook has run. */
function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  request.traceId = request.id.replaceAll('-', '');
  reply.headers(everyAnswerOf(request.server.qadam));
  sendProblem(error, request, reply);
}
