import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import type { AgreementsLine } from '../../domain/agreement/agreement-line.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { inPlace, is, listingPage, OF_PROJECT, proofOf, type Condition, type Listing } from '../../listing.query.js';
import type { ObligationState } from './obligations.js';

export interface ObligationsAsked extends PlaceAsked {
  readonly dueBefore?: string;
  readonly state?: ObligationState;
}

export interface FoundObligation extends OfProject {
  readonly dueOn: string;
  readonly agreementNo: string;
  readonly code: string;
  readonly state: ObligationState;
  readonly agreements: AgreementsLine;
}

export class ListObligations extends Query<ListPage<FoundObligation>> {
  constructor(
    readonly asked: ObligationsAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListObligations)
export class ListObligationsHandler implements IQueryHandler<ListObligations> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListObligations): Promise<ListPage<FoundObligation>> {
    const { dueBefore, state } = asked;
    const conditions: (Condition | null)[] = [
      ...inPlace(asked),
      is('cell.state', state),
      dueBefore === undefined ? null : ['cell.due_on < ?', dueBefore],
    ];
    return listingPage<FoundObligation>(this.pool, OBLIGATIONS, conditions, stretch);
  }
}

const OBLIGATIONS: Listing = {
  select: `
  select cell.due_on as "dueOn", cell.agreement_no as "agreementNo", cell.code, cell.state, row.agreements,
         ${OF_PROJECT}, ${proofOf('row')}
    from rm.obligation_lines cell
    join rm.project_obligations row on row.project_id = cell.project_id::uuid
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['cell.due_on', 'cell.project_id', 'cell.agreement_no', 'cell.code'],
};
