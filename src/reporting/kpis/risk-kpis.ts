import { Area } from '../../kernel/quantities/area.js';
import { hectaresPerMegawatt } from '../../kernel/quantities/intensity.js';
import { bandOn } from '../../kernel/reference/thresholds.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import { costGrowth } from './cost-kpis.js';
import { finding, Highest, type Kpi } from './kpi.js';
import { landAt } from './land-kpis.js';
import { squareMetres } from './measured-land.js';
import { daysFrom, inForceOn } from './moment.js';
import { readPower } from './pipeline-kpis.js';
import type { ProjectAt } from './project-at.js';
import { staleDays } from './record-kpis.js';
import { isDisputed, progressAt, scheduleIndex } from './schedule.js';
import { overdueOf } from './slippage-kpis.js';
import { Counts, Distribution } from './statistics.js';

type Flag = { readonly name: string; readonly weight: number; readonly raised: (project: ProjectAt) => boolean };

/** The weights are a proposal (e.3); a customer decides them. */
const FLAGS: readonly Flag[] = [
  { name: 'land-red', weight: 25, raised: landIsRed },
  {
    name: 'land-revoked',
    weight: 30,
    raised: project => landAt(project, 'revoked') > 0n && landAt(project, 'allocated') <= 0n,
  },
  { name: 'overdue-over-90-days', weight: 15, raised: project => overdueOf(project).some(({ days }) => days > 90) },
  {
    name: 'schedule-index-below-0.8',
    weight: 15,
    raised: project => scheduleIndex(project, 'current')?.index.isBelow('0.8') === true,
  },
  { name: 'no-disbursement-for-12-months', weight: 15, raised: nothingPaidForAYear },
  { name: 'report-disputed', weight: 15, raised: isDisputed },
  { name: 'cost-growth-over-25-percent', weight: 10, raised: project => costGrowth(project)?.isAbove('0.25') === true },
  { name: 'ppa-deadline-near', weight: 20, raised: ppaDeadlineNear },
  { name: 'stale-over-180-days', weight: 15, raised: project => (staleDays(project) ?? 0) > 180 },
  {
    name: 'appeal-open',
    weight: 5,
    raised: ({ row, on }) => row.appeals.some(each => each.on <= on && (each.ended === null || each.ended.on > on)),
  },
];

/** K27: what should be looked at first. It advises and never decides. */
export const RISK_KPIS: readonly Kpi[] = [
  {
    id: 'K27',
    title: { kk: 'Тәуекел балы', ru: 'Балл риска', en: 'Risk score' },
    formula:
      'Sum of weights, at most 100: land beyond the red bounds of X10 25, land revoked and none allocated since 30, a step overdue for more than ' +
      '90 days 15, schedule index below 0.8 15, no disbursement for 12 months while a plan runs 15, last report disputed 15, ' +
      'cost growth over 25 % 10, PPA deadline in less than 180 days or past while progress is below 70 % 20, stale for more ' +
      'than 180 days 15, open appeal 5. Below 25 green, below 50 amber, else red. The value is the median. Weights are a proposal.',
    unit: 'score',
    figureClass: 'as the KPIs behind the flags',
    covers: 'live projects',
    source: 'the facts of K4, K8, K10, K11, K16, K17, K20, K21; PpaSigned, PpaAmended, PpaTerminated; warnings of X10',
    start: () => {
      const scores = new Distribution();
      const flags = new Counts();
      const bands = { green: 0, amber: 0, red: 0 };
      const worst = new Highest();
      return {
        take: project => {
          if (!project.live) return;
          const risk = riskOf(project);
          scores.add(risk.score);
          bands[risk.band]++;
          for (const flag of risk.flags) flags.add(flag);
          if (risk.score > 0) worst.add(project.row.projectId, risk.score, risk);
        },
        tell: () =>
          finding({
            value: scores.medianText(),
            n: scores.n,
            detail: { p90: scores.p90(), bands, flags: flags.toJson(), projects: worst.toJson() },
          }),
      };
    },
  },
];

export function riskOf(project: ProjectAt): {
  readonly score: number;
  readonly band: 'green' | 'amber' | 'red';
  readonly flags: readonly string[];
} {
  const raised = FLAGS.filter(flag => flag.raised(project));
  const score = Math.min(
    100,
    raised.reduce((sum, { weight }) => sum + weight, 0),
  );
  return { score, band: score < 25 ? 'green' : score < 50 ? 'amber' : 'red', flags: raised.map(({ name }) => name) };
}

/** It was warned of (X10 is asked of solar plants only), and the figures of the day are still beyond the bounds. */
function landIsRed({ row, on, isApproved, approved, declared }: ProjectAt): boolean {
  const { landWarnedOn } = row.figures;
  const { landHa = null, capacityMw = null } = (isApproved ? approved : declared) ?? {};
  const band = bandOn('X10', on as LocalDate);
  if (landWarnedOn === null || landWarnedOn > on || landHa === null || capacityMw === null || band === null)
    return false;
  const [area, power] = [squareMetres(landHa), readPower(capacityMw)];
  if (power === null || !power.isPositive()) return false;
  const ratio = hectaresPerMegawatt(Area.ofSquareMetres(area), power);
  return (
    (band.redAbove !== null && ratio.isAbove(band.redAbove)) || (band.redBelow !== null && ratio.isBelow(band.redBelow))
  );
}

/** From preparation until operation: the plan ran a year without a payment. */
function nothingPaidForAYear({ row, on, stage, planNow, stages }: ProjectAt): boolean {
  if (planNow === null || !['preparation', 'construction', 'commissioning'].includes(stage)) return false;
  const since = LocalDate.addMonths(on as LocalDate, -12);
  const begun = stages.find(entry => entry.stage === 'preparation')?.on ?? on;
  return begun <= since && !row.payments.some(payment => payment.on > since && payment.on <= on);
}

function ppaDeadlineNear(project: ProjectAt): boolean {
  const { row, on, stage } = project;
  if (stage === 'operation') return false;
  const progress = progressAt(project);
  if (progress !== null && !progress.pct.isBelow('0.7')) return false;
  return row.ppas.some(({ endedOn, terms }) => {
    const due = endedOn !== null && endedOn <= on ? null : inForceOn(terms, on);
    return due !== null && daysFrom(on, due.operationDueOn) < 180;
  });
}
