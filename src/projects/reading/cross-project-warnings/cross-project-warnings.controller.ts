import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import {
  answerPage,
  BusinessDate,
  InvalidInput,
  OneOf,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { businessDayAt } from '../../../platform/http/routes/business-day.js';
import { CROSS_PROJECT_WARNING, LISTED_RULES, type ListedRule } from './cross-project-warnings.js';
import { ListCrossProjectWarnings } from './cross-project-warnings.query.js';

class WarningsQuery {
  @OneOf(LISTED_RULES, {
    example: 'X8',
    description:
      'X8: likely the same project. X14: more than a grid zone takes. X16: a PPA of the investor was ended for late ' +
      'commissioning. X17: an investor on many projects that nobody pays for.',
  })
  rule!: ListedRule;
  @BusinessDate({
    optional: true,
    example: '2021-06-01',
    description: 'The day the limits count from; today by default.',
  })
  on?: string;
}

@Controller('v1/warnings')
export class CrossProjectWarningsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List what rules across projects warn of',
    description:
      'Looked at again over the projects that are live now. `limit` is how many candidates are looked at, so a page may be ' +
      'shorter, or empty, and be followed by another. `not_checked`: the reference data for it is missing.',
    query: WarningsQuery,
    response: CROSS_PROJECT_WARNING,
    readModels: ['watched-projects'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<WarningsQuery>): Promise<Answer> {
    const { rule, on = businessDayAt(request.raw.server.qadam.now()) } = request.query;
    const { limit, after } = request.page;
    const { warnings, next } = await this.queries.execute(new ListCrossProjectWarnings(rule, on, keyOf(after), limit));
    return answerPage(request, { items: warnings, next });
  }
}

/** The cursor's form is ours, but its bytes came from outside. */
function keyOf(cursor: Json | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new InvalidInput([
    { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one of this list.' },
  ]);
}
