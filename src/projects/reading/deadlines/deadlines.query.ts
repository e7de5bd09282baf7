import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { inPlace, is, listingPage, OF_PROJECT, proofOf, type Condition, type Listing } from '../../listing.query.js';
import type { Deadline, DeadlineKind } from './deadline-lines.js';

export interface DeadlinesAsked extends PlaceAsked {
  readonly before?: string;
  readonly from?: string;
  readonly kind?: DeadlineKind;
}

export type FoundDeadline = Deadline & OfProject;

export class ListDeadlines extends Query<ListPage<FoundDeadline>> {
  constructor(
    readonly asked: DeadlinesAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListDeadlines)
export class ListDeadlinesHandler implements IQueryHandler<ListDeadlines> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListDeadlines): Promise<ListPage<FoundDeadline>> {
    const { before, from, kind } = asked;
    const conditions: (Condition | null)[] = [
      ...inPlace(asked),
      is('cell.kind', kind),
      before === undefined ? null : ['cell.due_on < ?', before],
      from === undefined ? null : ['cell.due_on >= ?', from],
    ];
    return listingPage<FoundDeadline>(this.pool, DEADLINES, conditions, stretch);
  }
}

const DEADLINES: Listing = {
  select: `
  select cell.due_on as "dueOn", cell.kind, cell.ref, ${OF_PROJECT}, ${proofOf('row')}
    from rm.deadline_lines cell
    join rm.project_deadlines row on row.project_id = cell.project_id::uuid
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['cell.due_on', 'cell.project_id', 'cell.kind', 'cell.ref'],
};
