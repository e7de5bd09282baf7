import type { BodyClass } from '../fields/compound.js';
import { exampleOf } from '../fields/describe.js';
import type { JsonSchema } from '../fields/json-schema.js';
import type { CommandSpec, QuerySpec, RouteSpec } from '../routes/route-spec.js';
import { pascal, type Components } from './components.js';
import { commandParameters, queryParameters } from './parameters.js';
import type { RegisteredRoute } from './route-registry.js';
import { ACCEPTED_EXAMPLE, META_EXAMPLE } from './schemas.js';

const COMMON = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'headers-too-large',
  'internal',
  'unavailable',
];
const COMMAND = [
  'malformed-request',
  'idempotency-key-missing',
  'concurrent-change',
  'payload-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
  'event-store-unavailable',
  'outcome-unknown',
  'newer-history',
  'storage-full',
];

/** One operation object. `ids` keeps operation ids apart when several routes ask for one action. */
export function describeOperation(route: RegisteredRoute, components: Components, ids: Set<string>): object {
  const { spec } = route;
  return {
    operationId: operationId(spec.action, ids),
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    tags: [spec.action.split('.', 1)[0]],
    'x-action': spec.action,
    ...(spec.kind === 'command'
      ? describeCommand(route.url, spec, components)
      : describeQuery(route.url, spec, components)),
  };
}

function describeCommand(url: string, spec: CommandSpec, components: Components): object {
  const preconditions = spec.ifMatch === 'none' ? [] : ['version-conflict'];
  if (spec.ifMatch === 'required') preconditions.push('precondition-required');
  const accepted = {
    headers: answerHeaders(['ETag', 'Sync-Token', 'Idempotent-Replayed', 'API-Version']),
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Accepted' }, example: ACCEPTED_EXAMPLE },
    },
  };
  return {
    parameters: commandParameters(url, spec),
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: components.body(spec.body, spec.action), examples: bodyExamples(spec) },
      },
    },
    responses: {
      '201': {
        description: 'Recorded.',
        ...accepted,
        headers: answerHeaders(['Location', 'ETag', 'Sync-Token', 'Idempotent-Replayed', 'API-Version']),
      },
      '200': { description: 'Recorded before; nothing was added.', ...accepted },
      ...problemResponses([...COMMON, ...COMMAND, ...preconditions, ...spec.problems], components),
    },
  };
}

function bodyExamples(spec: CommandSpec): object {
  const main = { usual: { value: spec.example ?? exampleOf(spec.body) } };
  return { ...main, ...Object.fromEntries(Object.entries(spec.examples).map(([name, value]) => [name, { value }])) };
}

function describeQuery(url: string, spec: QuerySpec, components: Components): object {
  const { schema, example } = components.shape(spec.response, spec.action);
  const shown = spec.paged ? pageOf(schema, example, url) : withMeta(schema, example, spec);
  const problems = [...COMMON, 'not-acceptable', ...(spec.readModels.length > 0 ? ['read-model-behind', 'gone'] : [])];
  if (spec.search) problems.push('payload-too-large', 'unsupported-media-type');
  return {
    parameters: queryParameters(url, spec),
    ...(spec.search && spec.query !== null ? searchBody(spec, spec.query, components) : {}),
    responses: {
      '200': {
        description: spec.paged ? 'One page.' : 'As the read model shows it.',
        headers: answerHeaders(spec.paged ? ['Link', 'API-Version'] : ['ETag', 'API-Version']),
        content: { 'application/json': shown },
      },
      ...(spec.paged ? {} : { '304': { description: 'The caller has this version.' } }),
      ...problemResponses([...problems, ...spec.problems], components),
    },
  };
}

function searchBody(spec: QuerySpec, filters: BodyClass, components: Components): object {
  const schema = components.body(filters, spec.action);
  const content = { 'application/json': { schema, examples: { usual: { value: exampleOf(filters) } } } };
  return { requestBody: { required: true, content } };
}

function withMeta(schema: JsonSchema, example: unknown, { readModels }: QuerySpec): object {
  if (readModels.length === 0) return { schema, example };
  const meta = { type: 'object', properties: { meta: { $ref: '#/components/schemas/Meta' } }, required: ['meta'] };
  // The resource's own schema is closed for bodies, open for answers: `meta` stands beside its members.
  return { schema: { allOf: [schema, meta] }, example: { ...(example as object), meta: META_EXAMPLE } };
}

function pageOf(items: JsonSchema, example: unknown, url: string): object {
  const link = { type: 'string', format: 'uri-reference', maxLength: 2_000 };
  const path = url.replace(/:[A-Za-z0-9_]+/g, '7c9e6679-7425-40de-944b-e07fc1f90ae7');
  return {
    schema: {
      type: 'object',
      properties: {
        items: { type: 'array', items, maxItems: 500 },
        links: {
          type: 'object',
          properties: { self: link, first: link, prev: link, next: link },
          required: ['self', 'first'],
        },
        meta: { $ref: '#/components/schemas/Meta' },
      },
      required: ['items', 'links'],
    },
    example: { items: [example], links: { self: path, first: path }, meta: META_EXAMPLE },
  };
}

function problemResponses(slugs: readonly string[], components: Components): object {
  const byStatus = new Map<string, string[]>();
  for (const slug of new Set(slugs)) {
    const status = components.statusOf(slug);
    byStatus.set(status, [...(byStatus.get(status) ?? []), slug]);
  }
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, components.problem(status, group)]));
}

const HEADERS: Readonly<Record<string, { readonly description: string; readonly example: string }>> = {
  'API-Version': { description: 'Semantic version of the API.', example: '1.0.0' },
  ETag: { description: 'Version of the resource, for If-Match and If-None-Match.', example: '"v12"' },
  Location: {
    description: 'Where the recorded fact resolves.',
    example: '/v1/projects/7c9e6679-7425-40de-944b-e07fc1f90ae7',
  },
  Link: { description: 'The links of the page (RFC 8288).', example: '</v1/projects>; rel="first"' },
  'Sync-Token': { description: 'Send it with reads to see at least this write.', example: '1.42' },
  'Idempotent-Replayed': { description: '`true` when this key had been answered before.', example: 'true' },
};

function answerHeaders(names: readonly string[]): object {
  const describe = (name: string): object => {
    const { description, example } = HEADERS[name] ?? { description: name, example: '' };
    return { description, schema: { type: 'string', maxLength: 2_000 }, example };
  };
  return Object.fromEntries(names.map(name => [name, describe(name)]));
}

function operationId(action: RouteSpec['action'], ids: Set<string>): string {
  const name = pascal(action);
  const base = name.charAt(0).toLowerCase() + name.slice(1);
  let id = base;
  for (let count = 2; ids.has(id); count++) id = `${base}${count}`;
  ids.add(id);
  return id;
}
