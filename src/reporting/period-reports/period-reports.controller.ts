import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Json } from '../../kernel/eventsourcing/domain-event.js';
import {
  Answer,
  answerPage,
  answerQuery,
  IntegerField,
  InvalidInput,
  JSON_TYPE,
  NotFound,
  parsedBy,
  QueryInput,
  QueryRoute,
  type QueryRequest,
} from '../../platform/http/index.js';
import { PERIOD_PATTERN, periodOf } from '../domain/period.js';
import type { Edition } from '../domain/period-report.js';
import { PERIOD_REPORT, PERIOD_REPORT_LINE, REPORT_CONTENT, REPORT_DIFFERENCES } from './report-shapes.js';
import {
  GetPeriodReport,
  GetReportContent,
  GetReportDifferences,
  ListPeriodReports,
  type ListKey,
} from './period-reports.query.js';

const PERIOD = parsedBy(periodOf, {
  name: 'period',
  schema: { type: 'string', pattern: PERIOD_PATTERN, maxLength: 7 },
  example: '2019-Q4',
});

class EditionQuery {
  @IntegerField({ min: 1, max: 10_000, optional: true, example: 1, description: 'The last one by default.' })
  edition?: number;
}

/** An edition never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';
const MOST_NAMED = 1_000;

@Controller('v1/period-reports')
export class PeriodReportsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'reporting.period-reports',
    summary: 'List the published reports of periods',
    description: 'Every edition, the last period first.',
    response: PERIOD_REPORT_LINE,
    readModels: ['period-reports'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest): Promise<Answer> {
    const { limit, after } = request.page;
    const found = await this.queries.execute(new ListPeriodReports(keyOf(after), limit + 1));
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    const next = last === undefined ? null : [last.cutOff, last.period, last.edition];
    return answerPage(request, { items: items.map(lineOf), next });
  }

  @QueryRoute({
    path: ':period',
    action: 'reporting.period-reports',
    summary: 'Show the published report of a period',
    description: 'Which edition says what under which hash, and why there are several.',
    params: { period: PERIOD },
    query: EditionQuery,
    response: PERIOD_REPORT,
    readModels: [],
  })
  async show(@QueryInput() request: QueryRequest<EditionQuery, 'period'>): Promise<Answer> {
    const editions = await this.queries.execute(new GetPeriodReport(periodOf(request.params.period)));
    const shown = editionOf(editions, request.query.edition);
    const body = { ...lineOf(shown), publishedBy: shown.publishedBy, editions: editions.map(lineOf) };
    return answerQuery(request, body, { version: editions.length - 1 });
  }

  @QueryRoute({
    path: ':period/content',
    action: 'reporting.period-reports',
    summary: 'Read the published report of a period',
    description:
      'The bytes as they were published, canonical JSON without anything around: their SHA-256 is `contentSha256`, the ETag, ' +
      'and `Repr-Digest` (RFC 9530).',
    params: { period: PERIOD },
    query: EditionQuery,
    response: REPORT_CONTENT,
    readModels: [],
  })
  async content(@QueryInput() request: QueryRequest<EditionQuery, 'period'>): Promise<Answer> {
    const { edition = null } = request.query;
    const found = await this.queries.execute(new GetReportContent(periodOf(request.params.period), edition));
    if (found === null) throw new NotFound('no such report');
    const { bytes, contentSha256 } = found;
    const etag = `"${contentSha256}"`;
    const digest = Buffer.from(contentSha256, 'hex').toString('base64');
    const headers = {
      etag,
      'repr-digest': `sha-256=:${digest}:`,
      // Which edition is the last one changes; what an edition says does not.
      'cache-control': edition === null ? 'private, no-cache' : FOR_EVER,
    };
    if (request.raw.headers['if-none-match'] === etag) return new Answer(304, headers, '');
    return new Answer(200, { ...headers, 'content-type': JSON_TYPE }, bytes);
  }

  @QueryRoute({
    path: ':period/differences',
    action: 'reporting.period-reports',
    summary: 'Compare a published report with what is known now',
    description: 'Counts the same period anew: facts recorded later and corrections move figures, never the report.',
    params: { period: PERIOD },
    query: EditionQuery,
    response: REPORT_DIFFERENCES,
    readModels: [],
  })
  async differences(@QueryInput() request: QueryRequest<EditionQuery, 'period'>): Promise<Answer> {
    const { edition = null } = request.query;
    const period = periodOf(request.params.period);
    const found = await this.queries.execute(new GetReportDifferences(period, edition));
    if (found === null) throw new NotFound('no such report');
    const { published, now, moved } = found;
    return answerQuery(request, {
      period: period.name,
      edition: published.edition,
      asKnownAt: { published: published.content.asKnownAt, now },
      differs: moved.length > 0,
      moved: moved.length,
      figures: moved.slice(0, MOST_NAMED),
    });
  }
}

function editionOf(editions: readonly Edition[], wanted: number | undefined): Edition {
  const found = wanted === undefined ? editions.at(-1) : editions[wanted - 1];
  if (found === undefined) throw new NotFound('no such report');
  return found;
}

function lineOf(line: Omit<Edition, 'from' | 'figuresSha256' | 'publishedBy'>): object {
  const { period, edition, supersedes, reasonText, cutOff, asKnownAt, contentSha256, publishedOn } = line;
  const at = (part: string): string => `/v1/period-reports/${period}${part}?edition=${edition}`;
  return {
    period,
    edition,
    supersedes,
    reasonText,
    from: periodOf(period).from,
    cutOff,
    asKnownAt,
    contentSha256,
    publishedOn,
    links: { self: at(''), content: at('/content'), differences: at('/differences') },
  };
}

/** The cursor's form is ours, but its bytes came from outside. */
function keyOf(cursor: Json | null): ListKey | null {
  if (cursor === null) return null;
  const [cutOff, period, edition] = Array.isArray(cursor) ? (cursor as readonly Json[]) : [];
  if (typeof cutOff === 'string' && typeof period === 'string' && Number.isSafeInteger(edition))
    return [cutOff, period, edition as number];
  throw new InvalidInput([
    { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one of this list.' },
  ]);
}
