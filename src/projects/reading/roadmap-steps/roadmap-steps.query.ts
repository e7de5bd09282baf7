import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import { bodyKey } from '../../domain/review/opinions.js';
import type { RoadmapPlan } from '../../domain/works/roadmap-plan.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { ACTIVE, inPlace, is, listingPage, OF_PROJECT, proofOf, type Listing } from '../../listing.query.js';

export interface StepsAsked extends PlaceAsked {
  /** Late on this day: due before it, not done by it, of a project that is neither over nor on hold (K16). */
  readonly overdueOn?: string;
  readonly body?: string;
  readonly track?: string;
}

export interface FoundStep extends OfProject {
  readonly dueOn: string;
  readonly step: string;
  readonly plan: RoadmapPlan;
}

export class ListRoadmapSteps extends Query<ListPage<FoundStep>> {
  constructor(
    readonly asked: StepsAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListRoadmapSteps)
export class ListRoadmapStepsHandler implements IQueryHandler<ListRoadmapSteps> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListRoadmapSteps): Promise<ListPage<FoundStep>> {
    const { overdueOn, body, track } = asked;
    const late =
      overdueOn === undefined
        ? []
        : ([
            ['cell.due_on < ?', overdueOn],
            [`(cell.completed_on = 'none' or cell.completed_on > ?)`, overdueOn],
            ACTIVE,
          ] as const);
    const conditions = [...inPlace(asked), is('cell.body', body && bodyKey(body)), is('cell.track', track), ...late];
    return listingPage<FoundStep>(this.pool, STEPS, conditions, stretch);
  }
}

const STEPS: Listing = {
  select: `
  select cell.due_on as "dueOn", cell.step, row.plan, ${OF_PROJECT}, ${proofOf('row')}
    from rm.roadmap_step_lines cell
    join rm.roadmap_steps row on row.project_id = cell.project_id::uuid
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['cell.due_on', 'cell.project_id', 'cell.step'],
};
