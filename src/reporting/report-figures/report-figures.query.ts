import { hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { canonicalJson } from '../../platform/event-store/canonical-json.js';
import { EventLog } from '../../platform/event-store/event-log.js';
import { ReadModelBehind, Unavailable } from '../../platform/http/index.js';
import { READ_POOL } from '../../platform/platform.module.js';
import type { AssembledReport } from '../domain/period-report.js';
import type { PeriodReportJson } from '../domain/period-report.events.js';
import { GetInvestmentTotals, GetKpis } from '../questions.js';
import { GROUPINGS, KPI_IDS, type Group, type Grouping } from '../shared.js';
import { AssembleReport } from './assemble-report.js';
import { contentOf } from './report-content.js';

/** What the figures are read from. */
const READ_MODELS = ['measured-projects', 'totals-as-true', 'investor-countries', 'refused-access'];
/** Districts are too many for a report; they can be asked for. */
const REPORTED = GROUPINGS.filter(grouping => grouping !== 'district');
const PATIENCE_MS = 5_000;
const EVERY_MS = 50;

/**
 * `state(k, d)` of time-modes.md for the whole register: d is the last day of the period, k the position that the rows of the
 * KPIs stand at in one snapshot, never before the head of the log as it was when somebody asked. The totals are asked
 * for that very k.
 */
@QueryHandler(AssembleReport)
export class AssembleReportHandler implements IQueryHandler<AssembleReport, AssembledReport> {
  constructor(
    @Inject(READ_POOL) private readonly pool: Pool,
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ period }: AssembleReport): Promise<AssembledReport> {
    const { cutOff } = period;
    await this.mustBeWhole();
    const head = await this.log.head();
    await this.reached(head.position);
    const [found] = await this.queries.execute(new GetKpis({}, [cutOff], KPI_IDS, null, true));
    const { kpis = [], position: asKnownAt = head.position } = found ?? {};
    await this.reached(asKnownAt);
    const moment = { asOf: cutOff, knownAt: null, atPosition: asKnownAt };
    const groups = new Map<Grouping, readonly Group[]>();
    let overall;
    for (const by of REPORTED) {
      const totals = await this.queries.execute(new GetInvestmentTotals(by, {}, moment));
      groups.set(by, totals.groups);
      overall ??= totals.overall;
    }
    return assembled(contentOf(period, { asKnownAt, overall: overall!, groups, kpis }));
  }

  /** @throws Unavailable while events are set aside: what they say would be missing from the report for ever */
  private async mustBeWhole(): Promise<void> {
    const { rows } = await this.pool.query(
      `select from rm.projection_parked parked join rm.projection_generation live using (name, generation)
        where live.role = 'live' and name = any($1) and parked.resolution is null limit 1`,
      [READ_MODELS],
    );
    if (rows.length > 0) throw new Unavailable('a read model that reports are read from has set events aside');
  }

  /** @throws ReadModelBehind when the read models do not come to the position in time */
  private async reached(position: number): Promise<void> {
    for (let waited = 0; ; waited += EVERY_MS) {
      const { rows } = await this.pool.query<{ reached: boolean }>(
        `select count(*) = $2 as reached from rm.projection_generation
          where role = 'live' and name = any($1) and position >= $3`,
        [READ_MODELS, READ_MODELS.length, position],
      );
      if (rows[0]?.reached === true) return;
      if (waited >= PATIENCE_MS) throw new ReadModelBehind('the read models have not reached the head of the log yet');
      await wait(EVERY_MS);
    }
  }
}

function assembled(content: PeriodReportJson): AssembledReport {
  const { totals, kpis } = content;
  return { content, contentSha256: sha256(content), figuresSha256: sha256({ totals, kpis }) };
}

const sha256 = (value: object): string => hash('sha256', canonicalJson(value), 'hex');
