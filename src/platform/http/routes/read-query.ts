import type { FastifyRequest } from 'fastify';
import { compiled } from '../fields/compile.js';
import type { BodyClass } from '../fields/compound.js';
import { fieldsOf } from '../fields/field.js';
import { negotiate } from '../headers/accept.js';
import { DEFAULT_WAIT_MS, readPrefer } from '../headers/prefer.js';
import { readSyncToken } from '../headers/sync-token.js';
import { InvalidInput, ReadModelBehind, type InputFault } from '../problems/errors.js';
import { DEFAULT_LIMIT, filtersHash, MAX_LIMIT, readCursor, type PageRequest } from './page.js';
import type { QueryRequest } from './query-route.js';
import { headerOf, pathOf, readParams, unknownParameter } from './request-parts.js';
import type { QuerySpec } from './route-spec.js';

/** Reads a query off the wire and, with a Sync-Token, waits until the read models show the caller's own write. */
export async function readQuery(spec: QuerySpec, request: FastifyRequest): Promise<QueryRequest> {
  const { headers } = request;
  negotiate(headers.accept, ['application/json']);
  const params = readParams(spec, request);
  const { query, page } = readParameters(spec, request);
  const prefer = readPrefer(headerOf(headers, 'prefer'));
  const { readModels, incarnation } = request.server.qadam;
  const position = readSyncToken(headerOf(headers, 'sync-token'), incarnation);
  if (position !== null && spec.readModels.length > 0) {
    const reached = await readModels.waitFor(spec.readModels, position, prefer.waitMs ?? DEFAULT_WAIT_MS);
    if (!reached) throw new ReadModelBehind('the read models have not reached the Sync-Token yet');
  }
  return {
    params,
    query,
    page,
    prefer,
    path: pathOf(request),
    raw: request,
    action: spec.action,
    readModels: spec.readModels,
    synced: position !== null,
  };
}

const FIRST_PAGE: PageRequest = { limit: DEFAULT_LIMIT, after: null, backwards: false };

function readParameters(spec: QuerySpec, request: FastifyRequest): { query: object; page: PageRequest } {
  const given = request.url.includes('?') ? (request.query as Record<string, string | string[]>) : {};
  const faults: InputFault[] = [];
  const texts: Record<string, string> = {};
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value === 'string') texts[name] = value;
    else faults.push({ parameter: name.slice(0, 80), code: 'PARAMETER_REPEATED', detail: 'Give this parameter once.' });
  }
  const { limit, cursor, ...filters } = texts;
  const rest = spec.paged ? filters : texts;
  const query = readFilters(spec.query, rest, faults);
  const page = spec.paged ? { limit: readLimit(limit, faults), ...FIRST } : FIRST_PAGE;
  if (faults.length > 0) throw new InvalidInput(faults);
  if (!spec.paged || cursor === undefined) return { query, page };
  const { key, backwards } = readCursor(cursor, filtersHash(spec.action, { ...filters, path: pathOf(request) }));
  return { query, page: { limit: page.limit, after: key, backwards } };
}

const FIRST = { after: null, backwards: false } as const;

/** 1 to 500; more is coerced down (AIP-158), what is no number is refused. */
function readLimit(text: string | undefined, faults: InputFault[]): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (/^[1-9]\d{0,8}$/.test(text)) return Math.min(Number(text), MAX_LIMIT);
  faults.push({ parameter: 'limit', code: 'LIMIT_INVALID', detail: 'Expected a whole number from 1.' });
  return DEFAULT_LIMIT;
}

function readFilters(type: BodyClass | null, texts: Readonly<Record<string, string>>, faults: InputFault[]): object {
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
  if (type === null) return values;
  const { check, build } = compiled(type);
  const found = check(values) ?? [];
  for (const { at = '', code, detail } of found) faults.push({ parameter: at.split('/')[1] ?? '', code, detail });
  return found.length === 0 ? build(values) : values;
}
