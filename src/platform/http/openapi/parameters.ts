import { describeField } from '../fields/describe.js';
import { fieldsOf } from '../fields/field.js';
import type { JsonSchema } from '../fields/json-schema.js';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../routes/page.js';
import { paramNames, paramRule, type CommandSpec, type QuerySpec, type RouteSpec } from '../routes/route-spec.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

const text = (maxLength: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength });

function header(name: string, description: string, example: string, required = false): Parameter {
  return { name, in: 'header', required, description, schema: text(255), example };
}

const PREFER = header('Prefer', 'RFC 7240: `wait=N` seconds (at most 10), `return=minimal`.', 'wait=2');
const ACCEPT_LANGUAGE = header('Accept-Language', 'kk, ru or en: the language of titles.', 'kk');

export function commandParameters(url: string, spec: CommandSpec): readonly Parameter[] {
  return [
    ...pathParameters(url, spec),
    header('Idempotency-Key', 'Yours, new for every request, the same for its repeats.', '"8e03978e-40d5"', true),
    ...(spec.ifMatch === 'none'
      ? []
      : [header('If-Match', 'The ETag you decided on.', '"v12"', spec.ifMatch === 'required')]),
    PREFER,
    header('X-Correlation-Id', 'Ties together what belongs together; kept with the events.', 'case-2021-17'),
    ACCEPT_LANGUAGE,
  ];
}

export function queryParameters(url: string, spec: QuerySpec): readonly Parameter[] {
  const filters = spec.query === null || spec.search ? [] : fieldsOf(spec.query);
  return [
    ...pathParameters(url, spec),
    ...filters.map((field): Parameter => {
      const { examples, ...schema } = describeField(field);
      const required = field.options.optional !== true;
      return { name: field.property, in: 'query', required, schema, example: examples?.[0] };
    }),
    ...(spec.paged ? PAGING : []),
    ...(spec.readModels.length > 0
      ? [header('Sync-Token', 'As a command answered it: the answer shows at least that write.', '1.42'), PREFER]
      : []),
    ...(spec.paged || spec.search ? [] : [header('If-None-Match', 'The ETag you have.', '"v12"')]),
    ACCEPT_LANGUAGE,
  ];
}

const PAGING: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: `At most this many items; more than ${MAX_LIMIT} gives ${MAX_LIMIT}.`,
    schema: { type: 'integer', minimum: 1, maximum: 999_999_999, default: DEFAULT_LIMIT },
    example: DEFAULT_LIMIT,
  },
  {
    name: 'cursor',
    in: 'query',
    description: 'From `links.next`; belongs to the filters it was given for.',
    schema: text(1_000),
  },
];

function pathParameters(url: string, spec: RouteSpec): readonly Parameter[] {
  return paramNames(url).map(name => {
    const { schema, example } = paramRule(spec, name);
    return { name, in: 'path', required: true, schema, example };
  });
}
