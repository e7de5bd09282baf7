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
import { DEADLINE_KINDS, type DeadlineKind } from './deadline-lines.js';
import { ListDeadlines, type FoundDeadline } from './deadlines.query.js';

const DEADLINE_LINE = {
  name: 'DeadlineLine',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      kind: { type: 'string', enum: DEADLINE_KINDS },
      ref: { type: 'string', description: 'What it is the deadline of: a number, a parcel, a submission.' },
      dueOn: { type: 'string', format: 'date' },
    },
    required: ['project', 'region', 'kind', 'ref', 'dueOn'],
  },
  example: { ...OF_PROJECT_EXAMPLE, kind: 'ppa_operation', ref: 'PPA-17', dueOn: '2021-12-31' },
} as const;

class DeadlinesFilter extends PlaceFilter {
  @BusinessDate({ optional: true, example: '2020-01-01', description: 'Only what is due before this day.' })
  before?: string;
  @BusinessDate({ optional: true, example: '2019-10-01', description: 'Only what is due on this day or later.' })
  from?: string;
  @OneOf(DEADLINE_KINDS, { optional: true }) kind?: DeadlineKind;
}

@Controller('v1/deadlines')
export class DeadlinesController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List deadlines, the earliest first',
    description:
      'Days by which somebody must act or a right ends: a decision, the cure of defects, an appeal, the end of a ' +
      'conclusion or a reservation of land, its development, the remedy after an order, operation under an agreement ' +
      'with the buyer, an obligation towards the state, the review of a hold. One that passed stays until it is settled.',
    query: DeadlinesFilter,
    response: DEADLINE_LINE,
    readModels: ['deadlines', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<DeadlinesFilter>): Promise<Answer> {
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListDeadlines(request.query, stretchOf(request, 4)));
      return pageOf(request, found, deadlineAnswer, ({ dueOn, projectId, kind, ref }) => [dueOn, projectId, kind, ref]);
    });
    return answerPage(request, page);
  }
}

function deadlineAnswer(found: FoundDeadline): object {
  const { kind, ref, dueOn } = found;
  return { ...projectAnswer(found), kind, ref, dueOn, ...proofAnswer(found) };
}
