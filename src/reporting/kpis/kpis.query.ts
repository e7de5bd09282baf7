import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool, PoolClient } from 'pg';
import { WORKING_CALENDAR } from '../../kernel/reference/public-holidays.js';
import { EventCatalogue } from '../../platform/event-store/event-catalogue.js';
import { EventLog } from '../../platform/event-store/event-log.js';
import { READ_POOL } from '../../platform/platform.module.js';
import { orderMatters, rowInTruth, type ToldOnce } from './in-truth.js';
import type { KpiId } from './kpi.js';
import { KpiReport, type KpiAnswer } from './kpis.js';
import type { MeasuredProject } from './measured-project.js';
import { registerRates, type Refusals } from './moment.js';

export interface KpiFilter {
  readonly region?: string;
  readonly district?: string;
  readonly sector?: string;
  readonly country?: string;
  /** Of the project on the day of the report; so is the country that of its investor then. */
  readonly stage?: string;
}

/** What was found of one day. */
export interface FoundKpis {
  readonly on: string;
  readonly projects: number;
  readonly kpis: readonly KpiAnswer[];
  /** Position of the log up to which facts were known. */
  readonly position: number;
}

/** KPIs of several days: the rows are read once. */
export class GetKpis extends Query<readonly FoundKpis[]> {
  constructor(
    readonly filter: KpiFilter,
    readonly days: readonly string[],
    readonly ids: readonly KpiId[],
    /** Where the read models stand, and what the clock says: what was found there is found again for a while. */
    readonly standing: { readonly positions: string; readonly now: number } | null,
    /** Whether histories are told in the order of business dates, without what was annulled from the beginning. */
    readonly inTruth = false,
  ) {
    super();
  }
}

const KEPT = 100;
/** As long as the read models stand still, and no longer: rows may change where positions do not (ADR 22). */
const KEPT_MS = 30_000;
/** Rows that are parsed and counted for one day before others get their turn; of many days fewer at a time. */
const MOST_ROWS = 200;
const LEAST_ROWS = 20;
const COLUMNS = [
  ...[
    'region',
    'district',
    'sector',
    'investors',
    'road',
    'figures',
    'review',
    'payments',
    'plan',
    'reports',
    'land',
    'appeals',
  ],
  ...['agreements', 'ppas', 'meetings', 'instructions', 'record'],
];

interface Kept {
  readonly positions: string;
  readonly since: number;
  readonly found: Promise<readonly FoundKpis[]>;
}

@QueryHandler(GetKpis)
export class GetKpisHandler implements IQueryHandler<GetKpis> {
  private readonly kept = new Map<string, Kept>();

  constructor(
    @Inject(READ_POOL) private readonly pool: Pool,
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(EventCatalogue) private readonly catalogue: EventCatalogue,
  ) {}

  async execute(query: GetKpis): Promise<readonly FoundKpis[]> {
    const { standing, filter, days, ids } = query;
    if (standing === null) return this.find(query);
    const key = JSON.stringify([
      filter.region,
      filter.district,
      filter.sector,
      filter.country,
      filter.stage,
      days,
      ids,
    ]);
    const known = this.kept.get(key);
    if (known?.positions === standing.positions && standing.now - known.since < KEPT_MS) return known.found;
    const found = this.find(query);
    this.kept.delete(key);
    this.kept.set(key, { positions: standing.positions, since: standing.now, found });
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as string);
    found.catch(() => this.kept.delete(key));
    return found;
  }

  /** One snapshot for all pages, so that no project is counted in two states, and none is missed. */
  private async find({ filter, days, ids, inTruth }: GetKpis): Promise<readonly FoundKpis[]> {
    const client = await this.pool.connect();
    try {
      await client.query('begin transaction isolation level repeatable read read only');
      const position = await positionOf(client);
      const countries = await countriesOf(client);
      const refusals = Object.values(filter).some(part => part !== undefined) ? null : await refusalsOf(client);
      const beside = { calendar: WORKING_CALENDAR, rates: registerRates(), refusals };
      const countryOf = (investorId: string): string | null => countries.get(investorId) ?? null;
      const reports = days.map(on => ({
        on,
        report: new KpiReport(
          { on, countryOf, ...beside },
          ids,
          ({ stage, investorId }) =>
            (filter.stage ?? stage) === stage &&
            (filter.country === undefined || countryOf(investorId) === filter.country),
        ),
      }));
      const page = Math.max(LEAST_ROWS, Math.floor(MOST_ROWS / days.length));
      for await (const row of rowsOf(client, filter, page)) {
        const history = inTruth && orderMatters(row) ? await this.historyOf(row, position) : null;
        for (const { on, report } of reports) {
          const told = history === null ? row : rowInTruth(history, on);
          if (told !== undefined) report.take(told);
        }
      }
      await client.query('commit');
      client.release();
      return reports.map(({ on, report }) => ({ on, projects: report.projects, kpis: report.tell(), position }));
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  /** What the row was folded from, and nothing that came later. */
  private async historyOf({ projectId }: MeasuredProject, position: number): Promise<readonly ToldOnce[]> {
    const recorded = await this.log.readHistory(`project-${projectId}`);
    return recorded
      .filter(event => event.position <= position)
      .flatMap(event =>
        this.catalogue.decode(event).map(fact => {
          const { eventId, revision, occurredOn, recordedAt } = event;
          return { ...fact, eventId, revision, occurredOn, recordedAt } as ToldOnce;
        }),
      );
  }
}

/** Where the rows of this snapshot stand: both are written in one transaction. */
async function positionOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ position: number }>(
    `select position::float8 as position from rm.projection_generation where name = 'measured-projects' and role = 'live'`,
  );
  return rows[0]?.position ?? 0;
}

async function countriesOf(client: PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ investor_id: string; country: string }>(
    'select investor_id, country from rm.investor_countries',
  );
  return new Map(rows.map(({ investor_id, country }) => [investor_id, country]));
}

async function refusalsOf(client: PoolClient): Promise<readonly Refusals[]> {
  const { rows } = await client.query<Refusals>('select day, reason, refusals::int as refusals from rm.refused_access');
  return rows;
}

/** Page by page in the order of ids: neither the database nor this process holds all of them at once. */
async function* rowsOf(client: PoolClient, filter: KpiFilter, page: number): AsyncGenerator<MeasuredProject> {
  const { conditions, values } = conditionsOf(filter);
  for (let after: string | null = null; ;) {
    const wanted: readonly string[] = [
      ...conditions,
      ...(after === null ? [] : [`project_id > $${values.length + 1}::uuid`]),
    ];
    const found: { rows: MeasuredProject[] } = await client.query<MeasuredProject>(
      `select project_id as "projectId", ${COLUMNS.join(', ')} from rm.measured_projects
        ${wanted.length === 0 ? '' : `where ${wanted.join(' and ')}`} order by project_id limit ${page}`,
      after === null ? values : [...values, after],
    );
    yield* found.rows;
    after = found.rows.at(-1)?.projectId ?? null;
    if (after === null || found.rows.length < page) return;
  }
}

function conditionsOf(filter: KpiFilter): { conditions: readonly string[]; values: string[] } {
  const values: string[] = [];
  const conditions: string[] = [];
  for (const column of ['region', 'district', 'sector'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) conditions.push(`${column} = $${values.push(wanted)}`);
  }
  return { conditions, values };
}
