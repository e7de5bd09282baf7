import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import { preparedQuery } from '../../../platform/postgres/prepared-query.js';
import { FindPipelineCards, type PipelineCard } from './find-pipeline-cards.js';

/** A stretch of the index of each stage, and of the deadlines only those of the projects found. */
@QueryHandler(FindPipelineCards)
export class FindPipelineCardsHandler implements IQueryHandler<FindPipelineCards, readonly PipelineCard[]> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  async execute({ stages, most, filter, today }: FindPipelineCards): Promise<readonly PipelineCard[]> {
    if (most === 0) return [];
    const values: unknown[] = [stages, most, today];
    const conditions: string[] = [];
    for (const column of ['region', 'district', 'sector'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) conditions.push(`and line.${column} = $${values.push(wanted)}`);
    }
    if (filter.investorCountry !== undefined) {
      const country = `$${values.push(filter.investorCountry)}`;
      conditions.push(
        `and line.investor_id in (select investor_id from rm.project_investors where country = ${country})`,
      );
    }
    const sql = cardsWhere(conditions.join(' '));
    const { rows } = await preparedQuery<PipelineCard>(this.pool, sql, values);
    return rows;
  }
}

const cardsWhere = (conditions: string): string => `
  select line.project_id as "projectId", line.registry_no as "registryNo", line.title, line.stage, line.hold, line.kato,
         due.deadline
    from unnest($1::text[]) with ordinality as wanted(stage, place)
    cross join lateral (
      select line.project_id, line.registry_no, line.title, line.stage, line.hold, line.kato, line.registered_position
        from rm.projects_list line
       where line.stage = wanted.stage ${conditions}
       order by line.registered_position desc limit $2
    ) line
    left join lateral (
      select json_build_object('kind', cell.kind, 'ref', cell.ref, 'dueOn', cell.due_on) as deadline
        from rm.deadline_lines cell
       where cell.project_id = line.project_id::text and cell.due_on >= $3
       order by cell.due_on, cell.kind, cell.ref limit 1
    ) due on true
   order by wanted.place, line.registered_position desc`;
