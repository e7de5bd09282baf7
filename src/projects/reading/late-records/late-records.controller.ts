import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerPage,
  BusinessDate,
  OneOf,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  Uuid,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { collectionOf } from '../../domain/collections.js';
import { titleOf } from '../../domain/event-titles.js';
import { projectEventReleases } from '../../domain/project.events.js';
import { OF_PROJECT_EXAMPLE, OF_PROJECT_SCHEMA, pageOf, PlaceFilter, stretchOf } from '../../listing.controller.js';
import { projectAnswer, proofAnswer } from '../../listing.js';
import { ListLateRecords, type FoundLateRecord } from './late-records.query.js';

const day = { type: 'string', format: 'date' } as const;

const LATE_RECORD = {
  name: 'LateRecord',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      eventId: { type: 'string', format: 'uuid' },
      type: { type: 'string' },
      title: { type: 'object' },
      revision: { type: 'integer', minimum: 0 },
      occurredOn: day,
      recordedOn: { ...day, description: 'In Almaty.' },
      daysLate: { type: 'integer', description: 'Calendar days between the two.' },
      links: { type: 'object' },
    },
    required: ['project', 'region', 'eventId', 'type', 'occurredOn', 'recordedOn', 'daysLate'],
  },
  example: {
    ...OF_PROJECT_EXAMPLE,
    eventId: '7c9e6679-7425-50de-944b-e07fc1f90ae7',
    type: 'InvestmentDisbursed',
    title: { kk: 'Қаражат төленді', ru: 'Средства выплачены', en: 'Investment disbursed' },
    revision: 17,
    occurredOn: '2019-03-15',
    recordedOn: '2019-05-10',
    daysLate: 56,
    links: { self: null },
  },
} as const;

class LateRecordsFilter extends PlaceFilter {
  @OneOf(Object.keys(projectEventReleases), { optional: true, description: 'The type of the fact.' }) type?: string;
  @Uuid({ optional: true, example: '5b0f7a10-8d5e-5c56-b1a4-201811090001' }) projectId?: string;
  @BusinessDate({ optional: true, example: '2019-01-01', description: 'Only what was recorded on this day or later.' })
  recordedFrom?: string;
  @BusinessDate({ optional: true, example: '2020-01-01', description: 'Only what was recorded before this day.' })
  recordedBefore?: string;
}

@Controller('v1/late-records')
export class LateRecordsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List facts that were recorded late, the newest first',
    description: 'More than five working days after the day they are dated, whatever they say.',
    query: LateRecordsFilter,
    response: LATE_RECORD,
    readModels: ['late-records', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<LateRecordsFilter>): Promise<Answer> {
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListLateRecords(request.query, stretchOf(request, 1)));
      return pageOf(request, found, lateAnswer, ({ recordedPosition }) => [recordedPosition]);
    });
    return answerPage(request, page);
  }
}

function lateAnswer(line: FoundLateRecord): object {
  const { eventId, type, revision, occurredOn, recordedOn, daysLate, projectId } = line;
  const collection = collectionOf(type);
  const self = collection === null ? null : `/v1/projects/${projectId}/${collection}/${eventId}`;
  const fact = { eventId, type, title: titleOf(type), revision, occurredOn, recordedOn, daysLate };
  return { ...projectAnswer(line), ...fact, links: { self }, ...proofAnswer(line) };
}
