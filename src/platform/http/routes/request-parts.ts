import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, type InputFault } from '../problems/errors.js';
import { paramRule, type RouteSpec } from './route-spec.js';

/** A header's text; Node joins repeated ones with a comma, and the server refuses repeats of those that count. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** The path as called, without the query. */
export function pathOf(request: FastifyRequest): string {
  const { url } = request;
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** Commands take nothing from the query: a parameter that is ignored would be a wish that is not granted. */
export function refuseQuery(request: FastifyRequest): void {
  if (!request.url.includes('?')) return;
  const names = Object.keys(request.query as object);
  if (names.length > 0) throw new InvalidInput(names.map(unknownParameter));
}

export function unknownParameter(name: string): InputFault {
  return { parameter: name.slice(0, 80), code: 'UNKNOWN_PARAMETER', detail: 'This query parameter is not known here.' };
}

/** Path parameters by their rules. What cannot be an id is wrong in itself: 400, whoever asks. */
export function readParams(spec: RouteSpec, request: FastifyRequest): Record<string, string> {
  const params = request.params as Record<string, string>;
  let faults: InputFault[] | undefined;
  for (const name in params) {
    const rule = paramRule(spec, name);
    for (const { code, detail } of rule.check(params[name]) ?? [])
      (faults ??= []).push({ parameter: name, code, detail });
  }
  if (faults !== undefined) throw new InvalidInput(faults);
  return params;
}
