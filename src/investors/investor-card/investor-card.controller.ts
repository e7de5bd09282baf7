import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerQuery,
  NotFound,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
import type { InvestorCard } from './investor-card.js';
import { InvestorCardQuery } from './investor-card.query.js';

const EXAMPLE: InvestorCard = {
  investorId: '7c1d9e20-1f3a-5b7c-8e4d-201811090001',
  legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' },
  country: 'KR',
  bin: null,
  lei: null,
  foreignSharePct: '100.00',
  representativePersonIds: [],
  registeredOn: '2018-11-09',
  screening: { screeningId: 'S-2018-41', result: 'clear', screenedOn: '2018-11-12' },
};

@Controller('v1/investors')
export class InvestorCardController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':investorId',
    action: 'investor.read',
    summary: 'Show an investor',
    response: { name: 'InvestorCard', schema: { type: 'object' }, example: EXAMPLE },
    readModels: [],
  })
  async show(@QueryInput() request: QueryRequest<object, 'investorId'>): Promise<Answer> {
    const found = await this.queries.execute(new InvestorCardQuery(request.params.investorId));
    if (found === null) throw new NotFound('no such investor');
    return answerQuery(request, found.card, { version: found.revision });
  }
}
