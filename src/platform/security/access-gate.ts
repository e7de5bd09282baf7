import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorize } from '../../kernel/access/authorize.js';
import { Forbidden, Unauthenticated } from '../http/problems/errors.js';
import '../http/request-state.js';
import type { ActionTable } from './action-table.js';
import type { Authentication, Authenticator } from './authenticator.js';
import type { RefusalSink } from './refusals.js';

export interface GateParts {
  readonly authenticator: Authenticator;
  readonly actions: ActionTable;
  readonly refusals: RefusalSink;
  readonly now?: () => number;
}

/**
 * The one door. Runs on Fastify's own routing result, so there is no path to spell differently; before the body is
 * read, so strangers cannot make us parse; and on every route of the server, assets and plug-ins included.
 * A request that passes has `principal`, `grantedRole` and `actionRule`; `AccessGuard` lets nothing else near a handler.
 */
export function installAccessGate(server: FastifyInstance, parts: GateParts): void {
  const gate = new AccessGate(parts);
  server.addHook('onRequest', (request, _reply, done) => gate.admit(request, done));
  server.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode === 403) gate.noteHandlersRefusal(request, reply, payload);
    done();
  });
}

type Done = (error?: Error) => void;

class AccessGate {
  /** Requests refused here: what a handler refuses is reported from its answer, and once. */
  private readonly reported = new WeakSet<FastifyRequest>();
  private readonly now: () => number;

  constructor(private readonly parts: GateParts) {
    this.now = parts.now ?? Date.now;
  }

  admit(request: FastifyRequest, done: Done): void {
    // No route, no handler: Fastify answers 404 by itself, and which paths exist is public in the OpenAPI document.
    if (request.is404) return done();
    const rule = this.parts.actions.rule(request.routeOptions.config.action);
    if (rule?.roles === 'public') {
      request.actionRule = rule;
      return done();
    }
    const answer = this.parts.authenticator.authenticate(request.raw.rawHeaders);
    if (answer instanceof Promise) answer.then(caller => this.decide(request, caller, done), done);
    else this.decide(request, answer, done);
  }

  private decide(request: FastifyRequest, caller: Authentication, done: Done): void {
    const { method, traceId } = request;
    const { url: route = '', config } = request.routeOptions;
    if ('fault' in caller) {
      this.parts.refusals.unauthenticated({ fault: caller.fault, keyId: caller.keyId, method, route, traceId });
      return done(new Unauthenticated('this needs a valid API key'));
    }
    const rule = this.parts.actions.rule(config.action);
    request.principal = caller.principal;
    const verdict = authorize(caller.principal, rule);
    if (!verdict.allow) {
      this.report(request, verdict.reason);
      return done(new Forbidden(verdict.reason));
    }
    request.grantedRole = verdict.role;
    request.actionRule = rule ?? null;
    done();
  }

  /** A handler that authorised again (region, duty) answered 403: its problem says why. */
  noteHandlersRefusal(request: FastifyRequest, _reply: FastifyReply, payload: unknown): void {
    if (!this.reported.has(request)) this.report(request, reasonIn(payload));
  }

  private report(request: FastifyRequest, reason: string): void {
    const { principal, method, traceId } = request;
    if (principal === null) return;
    this.reported.add(request);
    this.parts.refusals.forbidden({
      at: new Date(this.now()).toISOString(),
      action: request.routeOptions.config.action ?? 'none',
      reason,
      client: principal.client,
      personId: principal.personId,
      organisationId: principal.organisationId,
      method,
      route: request.routeOptions.url ?? '',
      traceId,
    });
  }
}

function reasonIn(payload: unknown): string {
  try {
    const problem: unknown = JSON.parse(String(payload));
    if (typeof problem !== 'object' || problem === null) return 'unspecified';
    if ('reason' in problem && typeof problem.reason === 'string') return problem.reason;
    // A rule of a decision, such as that of the separation of duties: its problem is named by the rule.
    if ('type' in problem && typeof problem.type === 'string') return problem.type.replace(/^\/problems\//, '');
  } catch {
    // Not a problem of ours; the refusal is recorded all the same.
  }
  return 'unspecified';
}
