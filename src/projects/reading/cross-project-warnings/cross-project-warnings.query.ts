import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { investorLimitsOn } from '../../../kernel/reference/thresholds.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { READ_POOL } from '../../../platform/platform.module.js';
import { preparedQuery } from '../../../platform/postgres/prepared-query.js';
import {
  FindInvestorRecord,
  isRemembered,
  resembles,
  type InvestorRecord,
  type LatePpa,
  type Resembling,
} from '../../domain/proposal/rule-warnings.js';
import { zoneWarning, type CrossProjectWarning, type ListedRule, type ZoneLoad } from './cross-project-warnings.js';

export interface WarningsPage {
  readonly warnings: readonly CrossProjectWarning[];
  /** Where the look ended, when more may follow. */
  readonly next: string | null;
}

/** Warnings of one rule as it stands on a day, in the order of a key of its own. */
export class ListCrossProjectWarnings extends Query<WarningsPage> {
  constructor(
    readonly rule: ListedRule,
    readonly on: string,
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

/** For who submits a proposal: what else the investor has. */
@QueryHandler(FindInvestorRecord)
export class FindInvestorRecordHandler implements IQueryHandler<FindInvestorRecord, InvestorRecord> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  async execute({ projectId, investorId, kato, assetType }: FindInvestorRecord): Promise<InvestorRecord> {
    const [alike, late] = await Promise.all([
      preparedQuery<Resembling>(this.pool, ALIKE, [investorId, kato, assetType, projectId]),
      preparedQuery<LatePpa>(this.pool, LATE, [investorId, projectId]),
    ]);
    return { alike: alike.rows, latePpas: late.rows };
  }
}

@QueryHandler(ListCrossProjectWarnings)
export class ListCrossProjectWarningsHandler implements IQueryHandler<ListCrossProjectWarnings, WarningsPage> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ rule, on, after, limit }: ListCrossProjectWarnings): Promise<WarningsPage> {
    switch (rule) {
      case 'X8':
        return this.#page(DUPLICATES, [after ?? ''], limit, (pair: Pair) => duplicate(pair));
      case 'X14':
        return this.#page(ZONES, [after ?? ''], limit, (zone: ZoneLoad & Keyed) => zoneWarning(zone, on));
      case 'X16':
        return this.#page(LATE_INVESTORS, [after ?? ''], limit, (row: Flagged) => flagged(row));
      case 'X17': {
        const { idleMonths, idleProjects } = investorLimitsOn(on as LocalDate);
        const since = LocalDate.addMonths(on as LocalDate, -idleMonths);
        return this.#page(IDLE, [after ?? '', since, idleProjects], limit, (row: Idle) => idle(row, idleProjects));
      }
    }
  }

  /** Rows that the rule then finds nothing in are left out, so a page may be shorter than its limit. */
  async #page<Row extends Keyed>(
    sql: string,
    values: readonly unknown[],
    limit: number,
    warningOf: (row: Row) => CrossProjectWarning | null,
  ): Promise<WarningsPage> {
    const { rows } = await preparedQuery<Row>(this.pool, `${sql} limit ${limit + 1}`, values);
    const looked = rows.slice(0, limit);
    const warnings = looked.map(warningOf).filter(warning => warning !== null);
    return { warnings, next: rows.length > limit ? (looked.at(-1)?.key ?? null) : null };
  }
}

interface Keyed {
  readonly key: string;
}

interface Pair extends Keyed {
  readonly investorId: string;
  readonly one: Resembling;
  readonly other: Resembling;
}

interface Flagged extends Keyed {
  readonly projectId: string;
  readonly investorId: string;
  readonly proposedOn: string;
  readonly lastAuctionOn: string | null;
  readonly late: readonly LatePpa[];
}

interface Idle extends Keyed {
  readonly investorId: string;
  readonly projectIds: readonly string[];
}

function duplicate({ investorId, one, other }: Pair): CrossProjectWarning | null {
  if (!resembles(one, other)) return null;
  const projectIds = [one.projectId, other.projectId];
  const { capacityMw: measured } = other;
  return { rule: 'X8', severity: 'amber', projectIds, investorId, gridZone: null, measured, limit: null, unit: 'mw' };
}

/** X16: proposed, or at an auction, while the end of that PPA is remembered. */
function flagged({ projectId, investorId, proposedOn, lastAuctionOn, late }: Flagged): CrossProjectWarning | null {
  const days = [proposedOn, ...(lastAuctionOn === null ? [] : [lastAuctionOn])];
  const remembered = late.find(ppa => days.some(day => isRemembered(ppa, day)));
  if (remembered === undefined) return null;
  const { terminatedOn: measured } = remembered;
  const projectIds = [projectId, remembered.projectId];
  return {
    rule: 'X16',
    severity: 'amber',
    projectIds,
    investorId,
    gridZone: null,
    measured,
    limit: null,
    unit: 'ended_on',
  };
}

function idle({ investorId, projectIds }: Idle, limit: number): CrossProjectWarning {
  const measured = String(projectIds.length);
  return {
    rule: 'X17',
    severity: 'amber',
    projectIds,
    investorId,
    gridZone: null,
    measured,
    limit: String(limit),
    unit: 'projects',
  };
}

const ALIKE = `
  select project_id as "projectId", capacity_mw::text as "capacityMw", proposed_on::text as "proposedOn"
    from rm.watched_projects
   where live and investor_id = $1::uuid and kato = $2 and asset_type = $3 and project_id <> $4::uuid
   order by proposed_on, project_id limit 1000`;

const LATE = `
  select project_id as "projectId", late_ppa_ended_on::text as "terminatedOn"
    from rm.watched_projects
   where late_ppa_investor_id = $1::uuid and late_ppa_ended_on is not null and project_id <> $2::uuid
   order by late_ppa_ended_on desc, project_id limit 1000`;

const resembling = (alias: string): string => `json_build_object(
    'projectId', ${alias}.project_id, 'capacityMw', ${alias}.capacity_mw::text, 'proposedOn', ${alias}.proposed_on::text)`;

const DUPLICATES = `
  select one.project_id || '/' || other.project_id as key, one.investor_id as "investorId",
         ${resembling('one')} as one, ${resembling('other')} as other
    from rm.watched_projects one
    join rm.watched_projects other
      on other.investor_id = one.investor_id and other.kato = one.kato and other.asset_type = one.asset_type
     and other.project_id > one.project_id and other.live
   where one.live and (one.project_id || '/' || other.project_id) collate "C" > $1
   order by (one.project_id || '/' || other.project_id) collate "C"`;

const ZONES = `
  select grid_zone as key, grid_zone as zone, array_agg(project_id::text order by project_id) as "projectIds",
         array_agg(capacity_mw::text order by project_id) as "capacitiesMw"
    from rm.watched_projects
   where live and grid_zone is not null and capacity_mw is not null and grid_zone collate "C" > $1
   group by grid_zone order by grid_zone collate "C"`;

const LATE_INVESTORS = `
  select project.project_id::text as key, project.project_id as "projectId", project.investor_id as "investorId",
         project.proposed_on::text as "proposedOn", project.last_auction_on::text as "lastAuctionOn",
         json_agg(json_build_object('projectId', late.project_id, 'terminatedOn', late.late_ppa_ended_on::text)
                  order by late.late_ppa_ended_on desc, late.project_id) as late
    from rm.watched_projects project
    join rm.watched_projects late
      on late.late_ppa_investor_id = project.investor_id and late.late_ppa_ended_on is not null
     and late.project_id <> project.project_id
   where project.live and project.project_id::text collate "C" > $1
   group by project.project_id, project.investor_id, project.proposed_on, project.last_auction_on
   order by project.project_id::text collate "C"`;

/** A project that was proposed less than that long ago has had no time to be paid for. */
const IDLE = `
  select investor_id::text as key, investor_id as "investorId",
         array_agg(project_id::text order by project_id) as "projectIds"
    from rm.watched_projects
   where live and proposed_on <= $2::date and (last_paid_on is null or last_paid_on < $2::date)
     and investor_id::text collate "C" > $1
   group by investor_id having count(*) > $3::int order by investor_id::text collate "C"`;
