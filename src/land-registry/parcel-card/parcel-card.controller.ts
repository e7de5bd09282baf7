import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerQuery,
  NotFound,
  parsedBy,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
import { CadastralNumber } from '../domain/cadastral-number.js';
import type { ParcelCard } from './parcel-card.js';
import { ParcelCardQuery } from './parcel-card.query.js';

const EXAMPLE: ParcelCard = {
  cadastralNumber: '19-293-045-101',
  areaHa: '20.0000',
  computedAreaHa: '19.9012',
  areaMismatchPct: null,
  category: 'agricultural',
  purpose: 'Solar power plant',
  kato: '613600000',
  encumbrances: [],
  geometry: null,
  registeredOn: '2019-03-18',
  status: 'free',
  holder: null,
  history: [],
};

@Controller('v1/parcels')
export class ParcelCardController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':cadastralNumber',
    action: 'parcel.read',
    summary: 'Show a land parcel: its area, its shape, who holds it and who held it',
    params: {
      cadastralNumber: parsedBy(CadastralNumber.parse, {
        name: 'cadastral-number',
        schema: { type: 'string', maxLength: 40 },
        example: '19-293-045-101',
      }),
    },
    response: { name: 'ParcelCard', schema: { type: 'object' }, example: EXAMPLE },
    readModels: [],
  })
  async show(@QueryInput() request: QueryRequest<object, 'cadastralNumber'>): Promise<Answer> {
    const cadastralNumber = CadastralNumber.parse(request.params.cadastralNumber);
    const found = await this.queries.execute(new ParcelCardQuery(cadastralNumber));
    if (found === null) throw new NotFound('no such parcel');
    return answerQuery(request, found.card, { version: found.revision });
  }
}
