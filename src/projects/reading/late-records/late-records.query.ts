import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { inPlace, is, listingPage, OF_PROJECT, proofOf, type Condition, type Listing } from '../../listing.query.js';
import type { LateRecord } from './late-records.js';

export interface LateRecordsAsked extends PlaceAsked {
  readonly type?: string;
  readonly projectId?: string;
  readonly recordedFrom?: string;
  readonly recordedBefore?: string;
}

export type FoundLateRecord = LateRecord & OfProject;

export class ListLateRecords extends Query<ListPage<FoundLateRecord>> {
  constructor(
    readonly asked: LateRecordsAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListLateRecords)
export class ListLateRecordsHandler implements IQueryHandler<ListLateRecords> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListLateRecords): Promise<ListPage<FoundLateRecord>> {
    const { type, projectId, recordedFrom, recordedBefore } = asked;
    const conditions: (Condition | null)[] = [
      ...inPlace(asked, 'line'),
      is('row.type', type),
      projectId === undefined ? null : ['row.project_id = ?::uuid', projectId],
      recordedFrom === undefined ? null : ['row.recorded_on >= ?::date', recordedFrom],
      recordedBefore === undefined ? null : ['row.recorded_on < ?::date', recordedBefore],
    ];
    return listingPage<FoundLateRecord>(this.pool, LATE_RECORDS, conditions, stretch);
  }
}

const LATE_RECORDS: Listing = {
  select: `
  select row.event_id as "eventId", row.type, row.revision::float8 as revision, row.occurred_on::text as "occurredOn",
         row.recorded_on::text as "recordedOn", row.days_late::float8 as "daysLate",
         row.recorded_position::float8 as "recordedPosition", ${OF_PROJECT}, ${proofOf('row')}
    from rm.late_records row
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['row.recorded_position'],
  descending: true,
};
