import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Kato } from '../../kernel/reference/kato.js';
import { SECTORS } from '../../kernel/reference/sectors.js';
import {
  answerQuery,
  AsOf,
  AtPosition,
  Country,
  KnownAt,
  momentOf,
  OneOf,
  ParsedBy,
  QueryInput,
  QueryRoute,
  readModelsAt,
  sharedAnswer,
  Uuid,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
import { STAGES } from '../../projects/index.js';
import { GROUPINGS, type Grouping } from './investment-totals.js';
import { GetInvestmentTotals } from './investment-totals.query.js';
import { INVESTMENT_TOTALS } from './totals-shape.js';

const KATO_FIELD = {
  name: 'kato',
  schema: { type: 'string', pattern: '^\\d{9}$', maxLength: 9 },
  optional: true,
} as const;

class TotalsQuery {
  @OneOf(GROUPINGS, { description: 'What the groups are.' }) by!: Grouping;
  @OneOf(STAGES.filter(stage => stage !== 'unknown'), { optional: true }) stage?: string;
  @OneOf(['none', 'suspended'], { optional: true }) hold?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '610000000', description: 'KATO code of the region.' })
  region?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '613600000', description: 'KATO code of the district.' })
  district?: string;
  @OneOf(SECTORS.codes, { optional: true, description: 'The primary sector.' }) sector?: string;
  @Country({ optional: true, example: 'KR', description: 'Of the investor.' }) country?: string;
  @Uuid({ optional: true, example: '7c1d9e20-1f3a-5b7c-8e4d-201811090001', description: 'Projects of this investor.' })
  investorId?: string;
  @AsOf() asOf?: string;
  @KnownAt() knownAt?: string;
  @AtPosition() atPosition?: number;
}

const PRESENT = ['investment-totals', 'investor-countries'];

@Controller('v1/totals')
export class InvestmentTotalsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'reporting.totals',
    summary: 'Total the projects by stage, region, district, sector or country',
    description:
      'Figures stand by class (declared, approved, contracted, disbursed, reported) and by currency; nothing is added across either. ' +
      'Rejected and cancelled projects are groups of their own by stage; in other groups they are counted, and their ' +
      'figures left out unless `stage` asks for them. A cost is the primary quote of the sum. Of another moment than ' +
      'now: as known (`knownAt`, `atPosition`), as true (`asOf`), or as it was then held to be true (both); the country ' +
      'of an investor is always the present one.',
    query: TotalsQuery,
    response: INVESTMENT_TOTALS,
    readModels: PRESENT,
    readModelsOf: readModelsAt<TotalsQuery>(PRESENT, 'totals'),
  })
  async total(@QueryInput() request: QueryRequest<TotalsQuery>): Promise<Answer> {
    const totals = await sharedAnswer(request, async () => {
      const { moment, rest } = momentOf(request.query, request.raw.server.qadam.now());
      const { by, ...filter } = rest;
      const question = new GetInvestmentTotals(by, { ...filter }, moment);
      const { groups, overall, figuresCover, point } = await this.queries.execute(question);
      const about = point === null ? {} : { moment: point };
      return { by, filter, ...about, figuresCover, groups, overall };
    });
    return answerQuery(request, totals);
  }
}
