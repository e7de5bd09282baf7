import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../platform/platform.module.js';
import { preparedQuery } from '../../platform/postgres/prepared-query.js';
import { FindPipelineCards, type CardFilter, type PipelineCard } from '../../projects/index.js';
import { GetInvestmentTotals } from '../questions.js';
import { BOARD_STAGES, type Found, type Standing, type StandingProject } from './pipeline-board.js';

export class GetPipelineBoard extends Query<Found> {
  constructor(
    readonly filter: CardFilter,
    /** Cards a column. */
    readonly most: number,
    readonly today: string,
  ) {
    super();
  }
}

const NOW = { asOf: null, knownAt: null, atPosition: null };

/** Nothing of its own is kept: figures are the cells of the totals, days the rows of the KPIs, cards the list of projects. */
@QueryHandler(GetPipelineBoard)
export class GetPipelineBoardHandler implements IQueryHandler<GetPipelineBoard> {
  constructor(
    @Inject(READ_POOL) private readonly pool: Pool,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ filter, most, today }: GetPipelineBoard): Promise<Found> {
    const { investorCountry, ...place } = filter;
    const asked = { ...place, ...(investorCountry !== undefined && { country: investorCountry }) };
    const [{ groups }, standings, cards] = await Promise.all([
      this.queries.execute(new GetInvestmentTotals('stage', asked, NOW)),
      this.standings(filter),
      this.queries.execute<FindPipelineCards, readonly PipelineCard[]>(
        new FindPipelineCards(BOARD_STAGES, most, filter, today),
      ),
    ]);
    const ids = cards.map(({ projectId }) => projectId);
    const { rows: standingProjects } = await preparedQuery<StandingProject>(this.pool, STANDING_PROJECTS, [ids]);
    return { groups, standings, cards, standingProjects };
  }

  private async standings(filter: CardFilter): Promise<readonly Standing[]> {
    const values: string[] = [];
    const conditions: string[] = ['true'];
    for (const column of ['region', 'district', 'sector'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) conditions.push(`project.${column} = $${values.push(wanted)}`);
    }
    if (filter.investorCountry !== undefined) conditions.push(ofCountry(`$${values.push(filter.investorCountry)}`));
    const sql = `
      select ${LAST_STAGE} as stage, ${LAST_ENTRY} as since, count(*)::int as projects,
             count(*) filter (where ${UNDER_APPEAL})::int as "underAppeal"
        from rm.measured_projects project where ${conditions.join(' and ')} group by 1, 2`;
    const { rows } = await preparedQuery<Standing>(this.pool, sql, values);
    return rows;
  }
}

const LAST_STAGE = `project.road #>> '{stages,-1,stage}'`;
const LAST_ENTRY = `project.road #>> '{stages,-1,on}'`;
const UNDER_APPEAL = `exists (
  select from json_array_elements(project.appeals) appeal where json_typeof(appeal -> 'ended') = 'null')`;
const ofCountry = (country: string): string => `
  project.investors #>> '{-1,investorId}' in
  (select investor_id from rm.investor_countries where country = ${country})`;

const STANDING_PROJECTS = `
  select project.project_id as "projectId", ${LAST_STAGE} as stage, ${LAST_ENTRY} as since
    from rm.measured_projects project where project.project_id = any($1::uuid[])`;
