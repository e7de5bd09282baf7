import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { inPlace, listingPage, OF_PROJECT, proofOf, type Condition, type Listing } from '../../listing.query.js';
import type { Risk, RiskKind } from './projects-at-risk.js';

export interface RisksAsked extends PlaceAsked {
  readonly kind?: RiskKind;
  readonly severity?: Risk['severity'];
}

export interface FoundProjectAtRisk extends OfProject {
  readonly risks: readonly Risk[];
  readonly red: number;
  readonly amber: number;
}

export class ListProjectsAtRisk extends Query<ListPage<FoundProjectAtRisk>> {
  constructor(
    readonly asked: RisksAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListProjectsAtRisk)
export class ListProjectsAtRiskHandler implements IQueryHandler<ListProjectsAtRisk> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListProjectsAtRisk): Promise<ListPage<FoundProjectAtRisk>> {
    const { kind, severity } = asked;
    const conditions: (Condition | null)[] = [
      ['row.red + row.amber > 0'],
      ...inPlace(asked, 'row'),
      kind === undefined ? null : ['row.kinds like ?', `% ${kind} %`],
      severity === undefined ? null : [`row.${severity} > 0`],
    ];
    return listingPage<FoundProjectAtRisk>(this.pool, AT_RISK, conditions, stretch);
  }
}

const AT_RISK: Listing = {
  select: `
  select row.risks, row.red::float8 as red, row.amber::float8 as amber, ${OF_PROJECT}, ${proofOf('row')}
    from rm.projects_at_risk row
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['row.red', 'row.amber', 'row.project_id'],
  descending: true,
};
