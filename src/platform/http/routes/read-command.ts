import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { readIfMatch } from '../headers/entity-tags.js';
import { readIdempotencyKey } from '../headers/idempotency-key.js';
import { readPrefer } from '../headers/prefer.js';
import { correlationIdOf } from '../headers/traceparent.js';
import { Forbidden, PreconditionRequired, Unauthenticated } from '../problems/errors.js';
import { businessDayAt } from './business-day.js';
import { commandIdOf, idFor } from '../../event-store/ids.js';
import { fingerprintOf } from './fingerprint.js';
import type { CommandRequest } from './command-route.js';
import { headerOf, pathOf, readParams, refuseQuery } from './request-parts.js';
import { readJsonBody } from './read-json-body.js';
import type { CommandSpec } from './route-spec.js';

/**
 * Reads a command off the wire, after the guard has let it in: key, shape, precondition, in this order, so that a
 * refusal of the body never hides behind a missing header and the other way round.
 */
export function readCommand(spec: CommandSpec, request: FastifyRequest): CommandRequest {
  const { headers } = request;
  const key = readIdempotencyKey(headerOf(headers, 'idempotency-key'));
  refuseQuery(request);
  const path = pathOf(request);
  const params = readParams(spec, request);
  const { parsed, body } = readJsonBody(spec.body, request, spec.limits);
  const expectedRevisions = spec.ifMatch === 'none' ? null : readIfMatch(headers['if-match']);
  if (expectedRevisions === null && spec.ifMatch === 'required') {
    throw new PreconditionRequired('this step needs If-Match with the ETag the caller has seen');
  }
  return {
    params,
    body,
    context: contextOf(request, path, key, parsed, expectedRevisions),
    key,
    prefer: readPrefer(headerOf(headers, 'prefer')),
    path,
    raw: request,
  };
}

function contextOf(
  request: FastifyRequest,
  path: string,
  key: string,
  parsed: unknown,
  expectedRevisions: readonly number[] | null,
): CommandContext {
  const { principal, actionRule: rule, headers } = request;
  if (principal === null) throw new Unauthenticated();
  const role = request.grantedRole ?? principal.roles[0];
  if (rule === null || role === undefined) throw new Forbidden('role');
  const { now, fingerprintKey } = request.server.qadam;
  const { client } = principal;
  const milliseconds = now();
  const commandId = commandIdOf(client, key);
  return {
    commandId,
    fingerprint: fingerprintOf(fingerprintKey, request.method, path, parsed, client),
    correlationId:
      correlationIdOf(headerOf(headers, 'x-correlation-id'), headerOf(headers, 'traceparent')) ?? commandId,
    causationId: null,
    actor: { personId: principal.personId, client, organisationId: principal.organisationId, role, onBehalfOf: null },
    source: { system: client, version: '-', channel: 'http' },
    now: new Date(milliseconds).toISOString(),
    today: businessDayAt(milliseconds),
    closedThrough: request.closedThrough,
    expectedRevisions,
    permission: { principal, rule },
    idFor: name => idFor(commandId, name),
  };
}
