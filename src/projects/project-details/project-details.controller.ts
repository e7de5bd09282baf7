import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerQuery,
  IntegerField,
  NotFound,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
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
    const found = await this.queries.execute(new GetProjectDetails(projectId, request.query.revision ?? null));
    if (found === null) throw new NotFound('no such project, or no such revision of it');
    const { card, investor, revision, position, recordedAt } = found;
    const answer = cardAnswer(card, investor, { lastEventRevision: revision, projectionPosition: position });
    if (recordedAt === null) return answerQuery(request, answer, { version: revision });
    const meta = { position, behindBy: { events: 0, seconds: 0 }, asOf: recordedAt };
    return answerQuery({ ...request, standing: null }, { ...answer, meta }, { version: revision });
  }
}
