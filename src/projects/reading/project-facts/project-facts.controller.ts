import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerPage,
  answerQuery,
  NotFound,
  oneOf,
  QueryInput,
  QueryRoute,
  text,
  type Answer,
  type FieldKind,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { COLLECTIONS, isCollection, type Collection } from '../../domain/collections.js';
import { TOLD_FACT } from '../../domain/corrections/told-fact-shape.js';
import { GetProjectFact, GetProjectFacts } from './project-facts.query.js';

/** Any text passes: what is no collection is not there (404), rather than wrong in itself. */
const COLLECTION: FieldKind<string> = {
  ...text({ max: 64 }),
  schema: oneOf(Object.keys(COLLECTIONS)).schema,
  example: 'meetings',
};

/** A recorded fact never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';

@Controller('v1/projects')
export class ProjectFactsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':projectId/:collection',
    action: 'project.read',
    summary: 'List the recorded facts of one kind',
    description: 'Oldest first. Every path that records a fact with POST lists its facts with GET.',
    params: { collection: COLLECTION },
    response: TOLD_FACT,
    readModels: [],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<object, 'projectId' | 'collection'>): Promise<Answer> {
    const { limit, after } = request.page;
    const collection = collectionOf(request.params.collection);
    const start = typeof after === 'number' ? after : null;
    const found = await this.queries.execute(new GetProjectFacts(request.params.projectId, collection, start));
    if (found === null) throw new NotFound('no such project');
    const items = found.facts.slice(0, limit);
    const next = found.facts.length > limit ? (items.at(-1)?.revision ?? null) : null;
    const meta = { position: found.position, behindBy: { events: 0, seconds: 0 }, asOf: found.recordedAt };
    return answerPage(request, { items, next }, { meta });
  }

  @QueryRoute({
    path: ':projectId/:collection/:eventId',
    action: 'project.read',
    summary: 'Show a recorded fact',
    description: 'Where the Location of a command points: there as soon as the command is answered.',
    params: { collection: COLLECTION },
    response: TOLD_FACT,
    readModels: [],
  })
  async show(@QueryInput() request: QueryRequest<object, 'projectId' | 'collection' | 'eventId'>): Promise<Answer> {
    const { projectId, eventId } = request.params;
    const collection = collectionOf(request.params.collection);
    const fact = await this.queries.execute(new GetProjectFact(projectId, collection, eventId));
    if (fact === null) throw new NotFound('no such fact');
    return answerQuery(request, fact, { cacheControl: FOR_EVER });
  }
}

function collectionOf(name: string): Collection {
  if (!isCollection(name)) throw new NotFound('no such collection');
  return name;
}
