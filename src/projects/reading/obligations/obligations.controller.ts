import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerPage,
  BusinessDate,
  OneOf,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { OF_PROJECT_EXAMPLE, OF_PROJECT_SCHEMA, pageOf, PlaceFilter, stretchOf } from '../../listing.controller.js';
import { projectAnswer, proofAnswer } from '../../listing.js';
import { OBLIGATION_STATES, type ObligationState } from './obligations.js';
import { ListObligations, type FoundObligation } from './obligations.query.js';

const day = { type: 'string', format: 'date' } as const;
const textOrNull = { anyOf: [{ type: 'string' }, { type: 'null' }] } as const;

const OBLIGATION_LINE = {
  name: 'ObligationLine',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      agreementNo: { type: 'string' },
      agreementKind: { type: 'string' },
      code: { type: 'string' },
      metric: { type: 'string' },
      target: { type: 'string', description: 'Decimal text in the unit that the metric names.' },
      dueOn: day,
      state: { type: 'string', enum: OBLIGATION_STATES },
      actual: textOrNull,
      verifiedOn: { anyOf: [day, { type: 'null' }] },
    },
    required: ['project', 'region', 'agreementNo', 'code', 'dueOn', 'state'],
  },
  example: {
    ...OF_PROJECT_EXAMPLE,
    agreementNo: 'IC-2019-31',
    agreementKind: 'investment_contract',
    code: 'jobs',
    metric: 'jobs_permanent',
    target: '50.000000',
    dueOn: '2020-12-31',
    state: 'breached',
    actual: '25.000000',
    verifiedOn: '2021-01-20',
  },
} as const;

class ObligationsFilter extends PlaceFilter {
  @BusinessDate({ optional: true, example: '2021-01-01', description: 'Only what is due before this day.' })
  dueBefore?: string;
  @OneOf(OBLIGATION_STATES, {
    optional: true,
    description: '`waived`: let go when the project was closed. `ended`: its agreement ended before anybody judged it.',
  })
  state?: ObligationState;
}

@Controller('v1/obligations')
export class ObligationsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List obligations of investors towards the state, the earliest due first',
    description: 'Of all agreements, as their last annexes say, with what the verifier found last.',
    query: ObligationsFilter,
    response: OBLIGATION_LINE,
    readModels: ['obligations', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<ObligationsFilter>): Promise<Answer> {
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListObligations(request.query, stretchOf(request, 4)));
      return pageOf(request, found, obligationAnswer, ({ dueOn, projectId, agreementNo, code }) => [
        dueOn,
        projectId,
        agreementNo,
        code,
      ]);
    });
    return answerPage(request, page);
  }
}

function obligationAnswer(found: FoundObligation): object {
  const { agreementNo, code, dueOn, state } = found;
  const agreement = found.agreements.agreements.find(({ number }) => number === agreementNo);
  const { metric, target, actual, verifiedOn } = agreement?.obligations.find(one => one.code === code) ?? {};
  const said = { agreementNo, agreementKind: agreement?.kind, code, metric, target, dueOn, state, actual, verifiedOn };
  return { ...projectAnswer(found), ...said, ...proofAnswer(found) };
}
