import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerPage,
  NotFound,
  OneOf,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { TOLD_FACT } from '../../domain/corrections/told-fact-shape.js';
import { GetProjectTimeline } from './project-timeline.query.js';

class TimelineQuery {
  @OneOf(['oldest', 'newest'], { optional: true, description: 'Which end comes first; oldest by default.' })
  order?: 'oldest' | 'newest';
}

/** What is followed by more, oldest first, is a closed page: nothing is ever put before or between. */
const CLOSED = 'private, max-age=31536000, immutable';

@Controller('v1/projects')
export class ProjectTimelineController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    path: ':projectId/timeline',
    action: 'project.read',
    summary: 'Tell the history of a project',
    description:
      'Every recorded fact with its title in Kazakh, Russian and English, who said it and when, and the hash of what was ' +
      'stored. Read off the log: a fact is here as soon as it is recorded. A page followed by more never changes.',
    query: TimelineQuery,
    response: TOLD_FACT,
    readModels: [],
    paged: true,
  })
  async tell(@QueryInput() request: QueryRequest<TimelineQuery, 'projectId'>): Promise<Answer> {
    const { limit, after, backwards } = request.page;
    const newestFirst = request.query.order === 'newest';
    const stretch = { limit, newestFirst, backwards, after: typeof after === 'number' ? after : null };
    const page = await this.queries.execute(new GetProjectTimeline(request.params.projectId, stretch));
    if (page === null) throw new NotFound('no such project');
    const { facts, more, position, recordedAt } = page;
    const follow = backwards ? facts.length > 0 : more;
    const precede = backwards ? more : stretch.after !== null;
    return answerPage(
      request,
      {
        items: facts,
        next: follow ? (facts.at(-1)?.revision ?? null) : null,
        prev: precede ? (facts[0]?.revision ?? null) : null,
      },
      {
        meta: { position, behindBy: { events: 0, seconds: 0 }, asOf: recordedAt },
        ...(follow && !newestFirst ? { cacheControl: CLOSED } : {}),
      },
    );
  }
}
