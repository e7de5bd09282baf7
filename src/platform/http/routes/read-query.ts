import type { FastifyRequest } from 'fastify';
import { compiled } from '../fields/compile.js';
import type { BodyClass } from '../fields/compound.js';
import { fieldsOf } from '../fields/field.js';
import { negotiate } from '../headers/accept.js';
import { DEFAULT_WAIT_MS, readPrefer } from '../headers/prefer.js';
import { readSyncToken } from '../headers/sync-token.js';
import { InvalidInput, ReadModelBehind, type InputFault } from '../problems/errors.js';
import { Cursors, DEFAULT_LIMIT, MAX_LIMIT, type PageRequest } from './page.js';
import type { QueryRequest } from './query-route.js';
import { readJsonBody } from './read-json-body.js';
import { headerOf, pathOf, readParams, unknownParameter } from './request-parts.js';
import type { QuerySpec } from './route-spec.js';
import { standingOf } from './standing.js';

/** Reads a query off the wire and, with a Sync-Token, waits until the read models show the caller's own write. */
export async function readQuery(spec: QuerySpec, request: FastifyRequest): Promise<QueryRequest> {
  const { headers } = request;
  negotiate(headers.accept, ['application/json']);
  const params = readParams(spec, request);
  const { query, page, cursors } = readParameters(spec, request);
  const prefer = readPrefer(headerOf(headers, 'prefer'));
  const { qadam } = request.server;
  const wanted = readSyncToken(headerOf(headers, 'sync-token'), qadam);
  const readModels = spec.readModelsOf(query);
  if (wanted !== null && readModels.length > 0) {
    const reached = await qadam.readModels.waitFor(readModels, wanted, prefer.waitMs ?? DEFAULT_WAIT_MS);
    if (!reached) throw new ReadModelBehind('the read models have not reached the Sync-Token yet');
  }
  return {
    params,
    query,
    page,
    cursors,
    prefer,
    path: pathOf(request),
    raw: request,
    standing: await standingOf(readModels, qadam),
    synced: wanted !== null,
  };
}

interface Parameters {
  readonly query: object;
  readonly page: PageRequest;
  readonly cursors: Cursors;
}

function readParameters(spec: QuerySpec, request: FastifyRequest): Parameters {
  const faults: InputFault[] = [];
  const { limit, cursor, ...rest } = readTexts(request, faults);
  const texts = spec.paged ? rest : withDefined(rest, { limit, cursor });
  const { query, given } = spec.search
    ? readSearch(spec, request, texts, faults)
    : readFilters(spec.query, texts, faults);
  const count = spec.paged ? readLimit(limit, faults) : DEFAULT_LIMIT;
  if (faults.length > 0) throw new InvalidInput(faults);
  const cursors = new Cursors(request.server.qadam.fingerprintKey, [spec.action, pathOf(request), given]);
  if (!spec.paged || cursor === undefined)
    return { query, cursors, page: { limit: count, after: null, backwards: false } };
  const { key, backwards } = cursors.read(cursor);
  return { query, cursors, page: { limit: count, after: key, backwards } };
}

function withDefined(
  texts: Record<string, string>,
  others: Record<string, string | undefined>,
): Record<string, string> {
  for (const [name, text] of Object.entries(others)) if (text !== undefined) texts[name] = text;
  return texts;
}

/** Query parameters as text; one given twice has no meaning. */
function readTexts(request: FastifyRequest, faults: InputFault[]): Record<string, string> {
  const given = request.url.includes('?') ? (request.query as Record<string, string | string[]>) : {};
  // Without a prototype: a parameter named __proto__ is then a parameter like any other, and unknown.
  const texts = Object.create(null) as Record<string, string>;
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value === 'string') texts[name] = value;
    else faults.push({ parameter: name.slice(0, 80), code: 'PARAMETER_REPEATED', detail: 'Give this parameter once.' });
  }
  return texts;
}

/** 1 to 500; more is coerced down (AIP-158), what is no number is refused. */
function readLimit(text: string | undefined, faults: InputFault[]): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (/^[1-9]\d{0,8}$/.test(text)) return Math.min(Number(text), MAX_LIMIT);
  faults.push({ parameter: 'limit', code: 'LIMIT_INVALID', detail: 'Expected a whole number from 1.' });
  return DEFAULT_LIMIT;
}

function readSearch(
  { query }: QuerySpec,
  request: FastifyRequest,
  texts: Readonly<Record<string, string>>,
  faults: InputFault[],
): { query: object; given: unknown } {
  faults.push(...Object.keys(texts).map(unknownParameter));
  if (query === null) throw new TypeError('a search route needs a query class');
  const { parsed, body } = readJsonBody(query, request);
  return { query: body, given: parsed };
}

function readFilters(
  type: BodyClass | null,
  texts: Readonly<Record<string, string>>,
  faults: InputFault[],
): { query: object; given: unknown } {
  const values: Record<string, unknown> = {};
  const fields = type === null ? [] : fieldsOf(type);
  for (const name of Object.keys(texts)) {
    const field = fields.find(({ property }) => property === name);
    if (field === undefined) {
      faults.push(unknownParameter(name));
      continue;
    }
    const text = texts[name] as string;
    // What cannot be read stays text: the field's own rule then says what it expected.
    values[name] = field.kind.fromText === undefined ? text : (field.kind.fromText(text) ?? text);
  }
  if (type === null) return { query: values, given: values };
  const { check, build } = compiled(type);
  const found = check(values) ?? [];
  for (const { at = '', code, detail } of found) faults.push({ parameter: at.split('/')[1] ?? '', code, detail });
  return { query: found.length === 0 ? build(values) : values, given: values };
}
