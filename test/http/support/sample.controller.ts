import { Controller } from '@nestjs/common';
import type { Accepted } from '../../../src/kernel/eventsourcing/accepted.js';
import {
  Answer,
  BusinessDate,
  BooleanField,
  CommandInput,
  CommandRoute,
  DecimalField,
  IntegerField,
  ListOf,
  LocalizedText,
  MoneyField,
  Nested,
  OneOf,
  QueryInput,
  QueryRoute,
  Text,
  Uuid,
  answerCommand,
  answerPage,
  answerQuery,
  type CommandRequest,
  type Page,
  type QueryRequest,
} from '../../../src/platform/http/index.js';

export class StepBody {
  @Text({ max: 100, example: 'Foundations' }) name!: string;
  @BusinessDate({ example: '2021-05-01' }) dueOn!: string;
}

export class SampleBody {
  @LocalizedText({ max: 200 }) title!: { kk: string; ru: string; en?: string };
  @Text({ max: 2_000, multiline: true, optional: true }) note?: string;
  @OneOf(['energy', 'transport']) sector!: string;
  @Uuid() investorId!: string;
  @BusinessDate() decidedOn!: string;
  @DecimalField({ scale: 6, max: '100000', unit: 'MW', example: '100.5' }) capacityMw!: string;
  @MoneyField() cost!: { amount: string; currency: string };
  @IntegerField({ min: 0, max: 1_000_000, example: 50 }) jobs!: number;
  @BooleanField({ optional: true }) greenCorridor?: boolean;
  @ListOf(StepBody, { min: 1, max: 50 }) steps!: StepBody[];
  @Nested(StepBody, { optional: true }) last?: StepBody;
}

export class SampleFilter {
  @OneOf(['energy', 'transport'], { optional: true }) sector?: string;
  @IntegerField({ min: 0, max: 100, optional: true }) atLeast?: number;
}

const ITEM = {
  name: 'SampleCard',
  schema: {
    type: 'object',
    properties: { id: { type: 'string', format: 'uuid' }, version: { type: 'integer', minimum: 0 } },
    required: ['id', 'version'],
  },
  example: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', version: 12 },
} as const;

/** What the handlers do next; specs replace it. */
export interface SampleBehaviour {
  command: (request: CommandRequest<SampleBody>) => Promise<Accepted>;
  query: (request: QueryRequest) => Promise<object>;
}

export const behaviour: SampleBehaviour = { command: defaultCommand, query: () => Promise.resolve(ITEM.example) };

export function defaultCommand({ context }: CommandRequest<SampleBody>): Promise<Accepted> {
  return Promise.resolve({
    commandId: context.commandId,
    stream: 'project-1',
    revision: 3,
    position: 42,
    replayed: false,
    facts: [{ eventId: context.idFor('event'), type: 'SampleDone', dataHash: 'ab'.repeat(32), data: {} }],
  });
}

@Controller('v1/samples')
export class SampleController {
  @CommandRoute({
    path: ':sampleId/approvals',
    action: 'samples.approve',
    body: SampleBody,
    ifMatch: 'required',
    summary: 'Approve a sample',
    problems: ['sample.not-submitted'],
  })
  async approve(@CommandInput() request: CommandRequest<SampleBody, 'sampleId'>): Promise<Answer> {
    return answerCommand(request, await behaviour.command(request));
  }

  @CommandRoute({
    path: ':sampleId/notes',
    action: 'samples.note',
    body: SampleBody,
    ifMatch: 'optional',
    summary: 'Note a sample',
  })
  async note(@CommandInput() request: CommandRequest<SampleBody, 'sampleId'>): Promise<Answer> {
    return answerCommand(request, await behaviour.command(request));
  }

  @CommandRoute({
    path: 'parcels',
    action: 'samples.parcel',
    body: SampleBody,
    ifMatch: 'none',
    geometry: true,
    summary: 'Register a sample parcel',
  })
  async parcel(@CommandInput() request: CommandRequest<SampleBody>): Promise<Answer> {
    return answerCommand(request, await behaviour.command(request), { location: '/v1/samples/parcels/1' });
  }

  @QueryRoute({
    path: ':sampleId',
    action: 'samples.read',
    summary: 'Show a sample',
    response: ITEM,
    readModels: ['samples'],
  })
  async show(@QueryInput() request: QueryRequest<object, 'sampleId'>): Promise<Answer> {
    return answerQuery(request, await behaviour.query(request), { version: 12 });
  }

  @QueryRoute({
    action: 'samples.read',
    summary: 'List samples',
    query: SampleFilter,
    response: ITEM,
    readModels: ['samples'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<SampleFilter>): Promise<Answer> {
    return answerPage(request, pageOf(request));
  }

  @QueryRoute({
    path: 'search',
    action: 'samples.read',
    summary: 'Search samples',
    query: SampleFilter,
    search: true,
    response: ITEM,
    readModels: [],
    paged: true,
  })
  async search(@QueryInput() request: QueryRequest<SampleFilter>): Promise<Answer> {
    return answerPage(request, pageOf(request));
  }
}

/** 120 items, numbered. */
function pageOf({ page: { after, limit } }: QueryRequest): Page {
  const from = typeof after === 'number' ? after : 0;
  const items = Array.from({ length: Math.min(limit, 120 - from) }, (_, index) => ({
    ...ITEM.example,
    version: from + index,
  }));
  const end = from + items.length;
  return { items, next: end < 120 ? end : null, prev: from > 0 ? from : null };
}
