import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { FindOverlappingPairs, type FoundPairs } from '../../../land-registry/index.js';
import { READ_POOL } from '../../../platform/platform.module.js';
import { preparedQuery } from '../../../platform/postgres/prepared-query.js';
import { landOverlap, pairOf, type AcceptedPair, type LandOverlap } from './land-overlaps.js';

export interface OverlapsPage {
  readonly overlaps: readonly LandOverlap[];
  readonly next: readonly [string, string] | null;
}

export class ListLandOverlaps extends Query<OverlapsPage> {
  constructor(
    readonly after: readonly [string, string] | null,
    readonly limit: number,
  ) {
    super();
  }
}

/** The eventual re-check of X2: what two reservations at once, or land reserved by an older release, have left. */
@QueryHandler(ListLandOverlaps)
export class ListLandOverlapsHandler implements IQueryHandler<ListLandOverlaps> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(READ_POOL) private readonly pool: Pool,
  ) {}

  async execute({ after, limit }: ListLandOverlaps): Promise<OverlapsPage> {
    const found = await this.queries.execute<FindOverlappingPairs, FoundPairs>(new FindOverlappingPairs(after, limit));
    const pairs = found.pairs.map(({ parcels: [one, other] }) => pairOf(one.cadastralNumber, other.cadastralNumber));
    const { rows } = await preparedQuery<AcceptedPair>(this.pool, ACCEPTED, [pairs]);
    const accepted = new Map(rows.map(row => [row.pair, row]));
    return { overlaps: found.pairs.map(pair => landOverlap(pair, accepted)), next: found.next };
  }
}

const ACCEPTED = `
  select pair, project_id as "projectId", override_id as "overrideId", accepted_on::text as "acceptedOn"
    from rm.accepted_overlaps where pair = any($1::text[])`;
