import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerQuery,
  BusinessDate,
  NotFound,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { businessDayAt } from '../../../platform/http/routes/business-day.js';
import { PROJECT_PROGRESS } from './progress-shape.js';
import { GetProjectProgress } from './project-progress.query.js';

class ProgressQuery {
  @BusinessDate({
    optional: true,
    example: '2019-12-31',
    description: 'The day that is asked about; today by default.',
  })
  on?: string;
}

@Controller('v1/projects')
export class ProjectProgressController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':projectId/progress',
    action: 'project.read',
    summary: 'Compare plan and fact of a project on a day',
    description:
      'Physical: the weights of the steps due by the day, and what the report of the latest period says. Financial: the ' +
      'approved plan due by the day and the payments recorded, one line a currency. What is dated by the day counts.',
    query: ProgressQuery,
    response: PROJECT_PROGRESS,
    readModels: [],
  })
  async show(@QueryInput() request: QueryRequest<ProgressQuery, 'projectId'>): Promise<Answer> {
    const on = request.query.on ?? businessDayAt(request.raw.server.qadam.now());
    const found = await this.queries.execute(new GetProjectProgress(request.params.projectId, on));
    if (found === null) throw new NotFound('no such project');
    const { progress, revision, position, recordedAt } = found;
    const meta = { position, behindBy: { events: 0, seconds: 0 }, asOf: recordedAt };
    return answerQuery(request, { ...progress, lastEventRevision: revision, meta });
  }
}
