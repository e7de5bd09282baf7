import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerQuery,
  AsOf,
  AtPosition,
  IntegerField,
  InvalidInput,
  KnownAt,
  momentOf,
  NotFound,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { cardAnswer } from './card-answer.js';
import { PROJECT_CARD } from './card-shape.js';
import { GetProjectDetails } from './project-details.query.js';

const LAST_REVISION = 2_147_483_647;

class RevisionQuery {
  @IntegerField({
    min: 0,
    max: LAST_REVISION,
    optional: true,
    example: 3,
    description: 'The card as it was when this event of the project (0-based, inclusive) had just been recorded.',
  })
  revision?: number;
  @AsOf() asOf?: string;
  @KnownAt() knownAt?: string;
  @AtPosition() atPosition?: number;
}

@Controller('v1/projects')
export class ProjectDetailsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':projectId',
    action: 'project.read',
    summary: 'Show a project',
    description:
      'The ETag is the revision of the project: send it back as If-Match with the next step. With `revision` the same ' +
      'card is folded from the project’s own events up to there; beyond the last one is 404. The name of the investor ' +
      'belongs to another stream and is always the present one.',
    query: RevisionQuery,
    response: PROJECT_CARD,
    readModels: ['project-details', 'project-investors'],
  })
  async show(@QueryInput() request: QueryRequest<RevisionQuery, 'projectId'>): Promise<Answer> {
    const { projectId } = request.params;
    const { moment, rest } = momentOf(request.query, request.raw.server.qadam.now());
    const { revision: asked = null } = rest;
    if (asked !== null && (moment.asOf ?? moment.knownAt ?? moment.atPosition) !== null)
      throw new InvalidInput([{ parameter: 'revision', code: 'SAID_TWICE', detail: 'A revision is a moment itself.' }]);
    const found = await this.queries.execute(new GetProjectDetails(projectId, asked, moment));
    if (found === null) throw new NotFound('no such project, or no such revision of it');
    const { card, investor, revision, position, recordedAt, point } = found;
    const shown = cardAnswer(card, investor, { lastEventRevision: revision, projectionPosition: position });
    const answer = point === null ? shown : { ...shown, moment: point };
    if (recordedAt === null) return answerQuery(request, answer, { version: revision });
    const meta = { position, behindBy: { events: 0, seconds: 0 }, asOf: recordedAt };
    // Of one revision there are as many truths as days: such an answer has no tag.
    const version = point?.axis === 'true' ? {} : { version: revision };
    return answerQuery({ ...request, standing: null }, { ...answer, meta }, version);
  }
}
