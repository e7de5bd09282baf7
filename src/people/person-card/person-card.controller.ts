import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { answerQuery, QueryInput, QueryRoute, type Answer, type QueryRequest } from '../../platform/http/index.js';
import { READERS_OF_NAMES } from '../people.actions.js';
import { PersonCardQuery } from './person-card.query.js';
import type { PersonCard } from './person-card.js';

const EXAMPLE: PersonCard = {
  personId: '0e6a3a52-0001-4c1e-9a01-000000000001',
  commitment: 'ea002bbb8226792c4d2b1dc5687b082940f958146cdaf415e2c0f2840c47779d',
  fields: ['fullName'],
  registeredOn: '2018-11-09',
  data: { fullName: 'John Young Sun', iin: null, email: null, phone: null },
  salt: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
};

@Controller('v1/persons')
export class PersonCardController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':personId',
    action: 'person.read',
    summary: 'Show a person; an auditor sees the commitment only',
    response: { name: 'PersonCard', schema: { type: 'object' }, example: EXAMPLE },
    readModels: [],
    problems: ['person.not-registered', 'person.erased'],
  })
  async show(@QueryInput() request: QueryRequest<object, 'personId'>): Promise<Answer> {
    const roles = request.raw.principal?.roles ?? [];
    const withNames = roles.some(role => READERS_OF_NAMES.includes(role));
    const card = await this.queries.execute(new PersonCardQuery(request.params.personId, withNames));
    return answerQuery(request, card, { cacheControl: 'no-store' });
  }
}
