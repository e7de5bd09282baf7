import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FX_RATES_SOURCE } from '../../kernel/reference/fx-rates.js';
import { Kato } from '../../kernel/reference/kato.js';
import { PUBLIC_HOLIDAYS_SOURCE } from '../../kernel/reference/public-holidays.js';
import type { Reference } from '../../kernel/reference/reference.js';
import { SECTORS } from '../../kernel/reference/sectors.js';
import {
  answerQuery,
  BusinessDate,
  Country,
  InvalidInput,
  OneOf,
  ParsedBy,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
import { businessDayAt } from '../../platform/http/routes/business-day.js';
import { STAGES } from '../../projects/index.js';
import { KPI_IDS, type KpiId } from './kpi.js';
import { KPIS } from './kpis.js';
import { GetKpis, type KpiFilter } from './kpis.query.js';
import { KPI_REPORT, KPI_SERIES } from './kpis-shape.js';
import { idsOf, lastDaysOf, monthOf, MOST_MONTHS } from './kpi-question.js';

const KATO_FIELD = {
  name: 'kato',
  schema: { type: 'string', pattern: '^\\d{9}$', maxLength: 9 },
  optional: true,
} as const;
const IDS_FIELD = {
  name: 'kpi-ids',
  schema: { type: 'string', pattern: '^K\\d{1,2}(,K\\d{1,2})*$', maxLength: 120 },
  optional: true,
} as const;
const MONTH_FIELD = { name: 'month', schema: { type: 'string', pattern: '^\\d{4}-\\d{2}$', maxLength: 7 } } as const;

class KpiScope {
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '610000000', description: 'KATO code of the region.' })
  region?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '613600000', description: 'KATO code of the district.' })
  district?: string;
  @OneOf(SECTORS.codes, { optional: true, description: 'The primary sector.' }) sector?: string;
  @Country({ optional: true, example: 'KR', description: 'Of the investor.' }) country?: string;
  @OneOf(STAGES.filter(stage => stage !== 'unknown'), { optional: true, description: 'On the day of the report.' })
  stage?: string;
}

class KpisQuery extends KpiScope {
  @BusinessDate({ optional: true, example: '2019-12-31', description: 'The day of the report; today by default.' })
  on?: string;
  @ParsedBy(idsOf, { ...IDS_FIELD, example: 'K1,K8', description: 'Which of them; all by default.' }) ids?: string;
}

class SeriesQuery extends KpiScope {
  @OneOf(KPI_IDS, { example: 'K8' }) id!: KpiId;
  @ParsedBy(monthOf, { ...MONTH_FIELD, example: '2018-11' }) from!: string;
  @ParsedBy(monthOf, { ...MONTH_FIELD, example: '2019-12', description: `At most ${MOST_MONTHS} months.` }) to!: string;
}

const READ_MODELS = ['measured-projects', 'investor-countries', 'refused-access'];

@Controller('v1/kpis')
export class KpisController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'reporting.kpis',
    summary: 'Show the KPIs of a day',
    description:
      'K1 to K27 with their formulas, over the projects of a region, district, sector, country or stage. What is dated by ' +
      'the day counts, as the register knows it now. Sums are in tenge by the rate of the day of each figure; a figure ' +
      'without a rate is left out and counted as not converted.',
    query: KpisQuery,
    response: KPI_REPORT,
    readModels: READ_MODELS,
  })
  async report(@QueryInput() request: QueryRequest<KpisQuery>): Promise<Answer> {
    const { ids, on = todayOf(request), ...filter } = request.query;
    const wanted = ids === undefined ? KPI_IDS : idsOf(ids);
    const [found] = await this.queries.execute(new GetKpis(filter, [on], wanted, standingOf(request)));
    const kpis = (found?.kpis ?? []).map(answer => ({ ...wordsOf(answer.id), ...answer }));
    return answerQuery(request, { on, filter, projects: found?.projects ?? 0, kpis, ...SOURCES });
  }

  @QueryRoute({
    path: 'series',
    action: 'reporting.kpis',
    summary: 'Show a KPI month by month',
    description: 'On the last day of each month, and today where the month goes on; the same formula as of one day.',
    query: SeriesQuery,
    response: KPI_SERIES,
    readModels: READ_MODELS,
  })
  async series(@QueryInput() request: QueryRequest<SeriesQuery>): Promise<Answer> {
    const { id, from, to, ...filter } = request.query;
    const days = lastDaysOf(from, to, todayOf(request));
    if (days === null) throw new InvalidInput([{ parameter: 'to', code: 'MONTHS_INVALID', detail: WRONG_MONTHS }]);
    const found = await this.queries.execute(new GetKpis(filter as KpiFilter, days, [id], standingOf(request)));
    const points = found.map(({ on, projects, kpis: [answer] }) => {
      const { value = null, numerator = null, denominator = null, n = 0, notConverted = 0 } = answer ?? {};
      return { month: on.slice(0, 7), on, projects, value, numerator, denominator, n, notConverted };
    });
    return answerQuery(request, { ...wordsOf(id), filter, points, ...SOURCES });
  }
}

const WRONG_MONTHS = `Expected a month from "from" on, not after the present one, at most ${MOST_MONTHS} months in all.`;

function todayOf({ raw }: Pick<QueryRequest, 'raw'>): string {
  return businessDayAt(raw.server.qadam.now());
}

function standingOf({ standing, raw }: Pick<QueryRequest, 'raw' | 'standing'>) {
  return standing === null ? null : { positions: standing.positions, now: raw.server.qadam.now() };
}

function wordsOf(wanted: KpiId) {
  const { id, title, formula, unit, figureClass, covers } = KPIS.find(({ id }) => id === wanted)!;
  return { id, title, formula, unit, figureClass, covers };
}

const sourceOf = ({ scheme, source, asOf, excerpt }: Reference) => ({ scheme, source, asOf, excerpt });

/** What the figures rest on beside the facts. */
const SOURCES = { rates: sourceOf(FX_RATES_SOURCE), calendar: sourceOf(PUBLIC_HOLIDAYS_SOURCE) };
