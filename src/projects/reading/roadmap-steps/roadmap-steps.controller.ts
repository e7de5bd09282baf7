import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LocalDate } from '../../../kernel/time/local-date.js';
import {
  answerPage,
  BusinessDate,
  OneOf,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  Text,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { stepStateOf } from '../../domain/works/roadmap-plan.js';
import { OF_PROJECT_EXAMPLE, OF_PROJECT_SCHEMA, pageOf, PlaceFilter, stretchOf } from '../../listing.controller.js';
import { projectAnswer, proofAnswer } from '../../listing.js';
import { ListRoadmapSteps, type FoundStep } from './roadmap-steps.query.js';

const TRACKS = ['land', 'design', 'grid', 'finance', 'construction', 'general'] as const;

const day = { type: 'string', format: 'date' } as const;

const ROADMAP_STEP = {
  name: 'RoadmapStepLine',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      code: { type: 'string' },
      title: { type: 'object' },
      track: { type: 'string', enum: TRACKS },
      ownerBody: { type: 'string' },
      plannedStart: day,
      dueOn: day,
      baselineDueOn: { ...day, description: 'Of baseline 1.' },
      completedOn: { anyOf: [day, { type: 'null' }] },
      state: { type: 'string', enum: ['done', 'ready', 'waiting'] },
      baselineNo: { type: 'integer', minimum: 1 },
      daysOverdue: { anyOf: [{ type: 'integer' }, { type: 'null' }], description: 'On the day asked about.' },
    },
    required: ['project', 'region', 'code', 'track', 'ownerBody', 'dueOn', 'baselineDueOn', 'completedOn', 'state'],
  },
  example: {
    ...OF_PROJECT_EXAMPLE,
    code: 'build',
    title: { kk: 'Құрылыс', ru: 'Строительство', en: 'Building' },
    track: 'construction',
    ownerBody: 'Turkistan region investment department',
    plannedStart: '2019-09-02',
    dueOn: '2020-08-31',
    baselineDueOn: '2020-08-31',
    dependsOn: ['land', 'design'],
    weightPct: null,
    legalRef: null,
    completedOn: null,
    state: 'waiting',
    baselineNo: 1,
    daysOverdue: 31,
  },
} as const;

class StepsFilter extends PlaceFilter {
  @BusinessDate({
    optional: true,
    example: '2020-10-01',
    description: 'Only steps that are late on this day, of projects that are neither over nor on hold.',
  })
  overdueOn?: string;
  @Text({
    max: 200,
    optional: true,
    example: 'Turkistan region investment department',
    description: 'The responsible body, in any case and spacing.',
  })
  body?: string;
  @OneOf(TRACKS, { optional: true }) track?: string;
}

@Controller('v1/roadmap-steps')
export class RoadmapStepsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List steps of roadmaps, the earliest due first',
    description:
      'Steps of all projects as their plans stand: moved by baselines, holds and annulments. `overdueOn` makes it the ' +
      'list of what is late; `body` the list of what one body owes.',
    query: StepsFilter,
    response: ROADMAP_STEP,
    readModels: ['roadmap-steps', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<StepsFilter>): Promise<Answer> {
    const { overdueOn } = request.query;
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListRoadmapSteps(request.query, stretchOf(request, 3)));
      return pageOf(
        request,
        found,
        line => stepAnswer(line, overdueOn ?? null),
        ({ dueOn, projectId, step }) => [dueOn, projectId, step],
      );
    });
    return answerPage(request, page);
  }
}

function stepAnswer(line: FoundStep, overdueOn: string | null): object {
  const { plan, step: code } = line;
  const step = plan.steps.find(one => one.code === code);
  const state = step === undefined ? null : stepStateOf(step, plan);
  const daysOverdue =
    overdueOn === null ? null : LocalDate.daysBetween(line.dueOn as LocalDate, overdueOn as LocalDate);
  return { ...projectAnswer(line), ...step, state, baselineNo: plan.baselineNo, daysOverdue, ...proofAnswer(line) };
}
