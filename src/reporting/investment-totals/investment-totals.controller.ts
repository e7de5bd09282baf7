import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Kato } from '../../kernel/reference/kato.js';
import { SECTORS } from '../../kernel/reference/sectors.js';
import {
  answerQuery,
  Country,
  OneOf,
  ParsedBy,
  QueryInput,
  QueryRoute,
  sharedAnswer,
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
}

@Controller('v1/totals')
export class InvestmentTotalsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'reporting.totals',
    summary: 'Total the projects by stage, region, district, sector or country',
    description:
      'Figures stand by class (declared, approved, disbursed, reported) and by currency; nothing is added across either. ' +
      'Rejected and cancelled projects are groups of their own by stage; in other groups they are counted, and their ' +
      'figures left out unless `stage` asks for them. A cost is the primary quote of the sum.',
    query: TotalsQuery,
    response: INVESTMENT_TOTALS,
    readModels: ['investment-totals', 'investor-countries'],
  })
  async total(@QueryInput() request: QueryRequest<TotalsQuery>): Promise<Answer> {
    const totals = await sharedAnswer(request, async () => {
      const { by, ...filter } = request.query;
      const { groups, overall, figuresCover } = await this.queries.execute(new GetInvestmentTotals(by, { ...filter }));
      return { by, filter, figuresCover, groups, overall };
    });
    return answerQuery(request, totals);
  }
}
