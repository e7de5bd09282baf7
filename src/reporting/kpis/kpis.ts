import { COHORT_KPIS } from './cohort-kpis.js';
import { COST_KPIS } from './cost-kpis.js';
import { DUTY_KPIS } from './duty-kpis.js';
import { JOBS_KPIS } from './jobs-kpis.js';
import { KPI_IDS, type Finding, type Kpi, type KpiId, type Tally } from './kpi.js';
import { LAND_KPIS } from './land-kpis.js';
import type { MeasuredProject } from './measured-project.js';
import type { Moment } from './moment.js';
import { MONEY_KPIS } from './money-kpis.js';
import { PIPELINE_KPIS } from './pipeline-kpis.js';
import { PROGRESS_KPIS } from './progress-kpis.js';
import { projectAt, type ProjectAt } from './project-at.js';
import { RECORD_KPIS } from './record-kpis.js';
import { REVIEW_KPIS } from './review-kpis.js';
import { RISK_KPIS } from './risk-kpis.js';
import { SEPARATION_KPI } from './separation-kpi.js';
import { SLIPPAGE_KPIS } from './slippage-kpis.js';
import { STAGE_KPIS } from './stage-kpis.js';

/** Every KPI, in the order of its number. */
export const KPIS: readonly Kpi[] = [
  ...PIPELINE_KPIS,
  ...LAND_KPIS,
  ...JOBS_KPIS,
  ...MONEY_KPIS,
  ...PROGRESS_KPIS,
  ...SLIPPAGE_KPIS,
  ...STAGE_KPIS,
  ...REVIEW_KPIS,
  ...COST_KPIS,
  ...COHORT_KPIS,
  ...RECORD_KPIS,
  ...DUTY_KPIS,
  ...RISK_KPIS,
  SEPARATION_KPI,
].sort((a, b) => KPI_IDS.indexOf(a.id) - KPI_IDS.indexOf(b.id));

export type KpiAnswer = { readonly id: KpiId } & Finding;

/** Takes projects one by one, so that no list of them has to be held; tells at the end. */
export class KpiReport {
  private readonly tallies: readonly { readonly id: KpiId; readonly tally: Tally }[];
  private measured = 0;

  constructor(
    private readonly moment: Moment,
    ids: readonly KpiId[] = KPI_IDS,
    /** Which projects count, by what they are on the day. */
    private readonly counts: (project: ProjectAt) => boolean = () => true,
  ) {
    this.tallies = KPIS.filter(({ id }) => ids.includes(id)).map(({ id, start }) => ({ id, tally: start(moment) }));
  }

  take(row: MeasuredProject): void {
    const project = projectAt(row, this.moment);
    if (project === null || !this.counts(project)) return;
    this.measured++;
    for (const { tally } of this.tallies) tally.take(project);
  }

  /** How many projects were registered by the day and counted. */
  get projects(): number {
    return this.measured;
  }

  tell(): readonly KpiAnswer[] {
    return this.tallies.map(({ id, tally }) => ({ id, ...tally.tell() }));
  }
}

/** The KPIs of rows on the day of the moment. Pure: rows of another moment of the register give its KPIs. */
export function kpis(
  rows: Iterable<MeasuredProject>,
  moment: Moment,
  ids: readonly KpiId[] = KPI_IDS,
): readonly KpiAnswer[] {
  const report = new KpiReport(moment, ids);
  for (const row of rows) report.take(row);
  return report.tell();
}
