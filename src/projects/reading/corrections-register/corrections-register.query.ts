import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { inPlace, is, listingPage, OF_PROJECT, proofOf, type Condition, type Listing } from '../../listing.query.js';
import type { CorrectionLine, CorrectionState } from './corrections-register.js';

export interface CorrectionsAsked extends PlaceAsked {
  readonly state?: CorrectionState;
  readonly projectId?: string;
}

export type FoundCorrection = CorrectionLine & OfProject;

export class ListCorrections extends Query<ListPage<FoundCorrection>> {
  constructor(
    readonly asked: CorrectionsAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListCorrections)
export class ListCorrectionsHandler implements IQueryHandler<ListCorrections> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListCorrections): Promise<ListPage<FoundCorrection>> {
    const { state, projectId } = asked;
    const conditions: (Condition | null)[] = [
      ...inPlace(asked, 'line'),
      is('row.state', state),
      projectId === undefined ? null : ['row.project_id = ?::uuid', projectId],
    ];
    return listingPage<FoundCorrection>(this.pool, CORRECTIONS, conditions, stretch);
  }
}

const CORRECTIONS: Listing = {
  select: `
  select row.correction_id as "correctionId", row.target_event_id as "targetEventId",
         row.target_type as "targetType", row.target_on::text as "targetOn", row.pointer, row.wrong, row."right",
         row.reason_code as "reasonCode", row.reason_text as "reasonText", row.requested_on::text as "requestedOn",
         row.decided_on::text as "decidedOn", row.rejected_because as "rejectedBecause", row.findings,
         row.first_position::float8 as "firstPosition", row.state, ${OF_PROJECT}, ${proofOf('row')}
    from rm.corrections row
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['row.first_position'],
  descending: true,
};
