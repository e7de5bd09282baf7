import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerQuery,
  BusinessDate,
  NotFound,
  parsedBy,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import { businessDayAt } from '../../platform/http/routes/business-day.js';
import type { SchemeLine, VersionCard, VersionLine } from './reference-schemes.js';
import { GetReferenceVersion, ListReferenceSchemes } from './reference-schemes.query.js';

class OnQuery {
  @BusinessDate({
    optional: true,
    example: '2026-08-04',
    description: 'The day that is asked about; today by default.',
  })
  on?: string;
}

const scheme = parsedBy(parseScheme, {
  name: 'scheme',
  schema: { type: 'string', maxLength: 64, pattern: '^[a-z0-9-]{1,64}$' },
  example: 'procedure-templates',
});
const version = parsedBy(parseVersion, {
  name: 'version-number',
  schema: { type: 'string', maxLength: 5, pattern: '^[1-9][0-9]{0,4}$' },
  example: '1',
});

const LINE: VersionLine = {
  scheme: 'procedure-templates',
  version: 1,
  origin: 'built-in',
  validFrom: '1991-01-01',
  validTo: null,
  source: { title: 'Land Code art. 43', date: '2026-07-01', url: null },
  excerpt: false,
};
const LIST: { readonly items: readonly SchemeLine[] } = {
  items: [{ scheme: 'procedure-templates', publishable: true, inForce: LINE }],
};
const CARD: VersionCard = { ...LINE, rows: [] };

@Controller('v1/reference-data')
export class ReferenceSchemesController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'reference-data.read',
    summary: 'List the schemes of reference data, with the version in force on a day',
    description: '`built-in`: carried by this release, and in force where nothing was published.',
    query: OnQuery,
    response: { name: 'ReferenceSchemes', schema: { type: 'object' }, example: LIST },
    readModels: [],
  })
  async list(@QueryInput() request: QueryRequest<OnQuery>): Promise<Answer> {
    return answerQuery(request, { items: await this.queries.execute(new ListReferenceSchemes(dayOf(request))) });
  }

  @QueryRoute({
    path: ':scheme',
    action: 'reference-data.read',
    summary: 'Show what a scheme says on a day',
    params: { scheme },
    query: OnQuery,
    response: { name: 'ReferenceVersion', schema: { type: 'object' }, example: CARD },
    readModels: [],
  })
  async on(@QueryInput() request: QueryRequest<OnQuery, 'scheme'>): Promise<Answer> {
    const asked = new GetReferenceVersion(request.params.scheme, { on: dayOf(request) });
    return this.#answer(request, asked);
  }

  @QueryRoute({
    path: ':scheme/versions/:version',
    action: 'reference-data.read',
    summary: 'Show a version of a scheme',
    params: { scheme, version },
    response: { name: 'ReferenceVersion', schema: { type: 'object' }, example: CARD },
    readModels: [],
  })
  async show(@QueryInput() request: QueryRequest<object, 'scheme' | 'version'>): Promise<Answer> {
    const asked = new GetReferenceVersion(request.params.scheme, { version: Number(request.params.version) });
    return this.#answer(request, asked);
  }

  async #answer(request: QueryRequest, asked: GetReferenceVersion): Promise<Answer> {
    const found = await this.queries.execute(asked);
    if (found === null) throw new NotFound('no such version');
    return answerQuery(request, found);
  }
}

function dayOf({ query, raw }: QueryRequest<OnQuery>): string {
  return query.on ?? businessDayAt(raw.server.qadam.now());
}

function parseScheme(value: unknown): void {
  if (typeof value !== 'string' || !/^[a-z0-9-]{1,64}$/.test(value)) {
    throw new InvalidValue('scheme.malformed', 'A scheme has small letters, digits and hyphens.');
  }
}

function parseVersion(value: unknown): void {
  if (typeof value !== 'string' || !/^[1-9]\d{0,4}$/.test(value)) {
    throw new InvalidValue('version.malformed', 'A version is a number from 1.');
  }
}
