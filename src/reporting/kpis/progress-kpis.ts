import { Ratio } from '../../kernel/quantities/ratio.js';
import { RatioSum } from '../../kernel/quantities/ratio-sum.js';
import { finding, type Finding, type Kpi, type Tally } from './kpi.js';
import { inKzt, KztSum } from './kzt-sum.js';
import type { Moment } from './moment.js';
import { costOf, type ProjectAt } from './project-at.js';
import { progressAt, scheduleIndex } from './schedule.js';
import { medianOf, quotient } from './statistics.js';

const HUNDRED = Ratio.of(100n, 1n);
const COVERS = 'all projects that were approved, terminal ones too';

/** K10 and K11: what is built, and what should be. */
export const PROGRESS_KPIS: readonly Kpi[] = [
  {
    id: 'K10',
    title: { kk: 'Физикалық орындалу', ru: 'Физическая готовность', en: 'Physical progress' },
    formula:
      'A project: the last verified share, else the last reported one (marked), by periods and not by records. The ' +
      'portfolio: sum(share x approved cost) / sum(approved cost); a project without a report counts with 0.',
    unit: 'percent',
    figureClass: 'verified, else reported; weighed by approved cost as revised',
    covers: COVERS,
    source: 'ProgressReported, ProgressVerified, ProgressDisputed, ProposalApproved, InvestmentCostRevised',
    start: physicalProgress,
  },
  {
    id: 'K11',
    title: { kk: 'Кесте индексі', ru: 'Индекс выполнения графика', en: 'Schedule index' },
    formula:
      'Actual share / planned share; planned = weights of the steps due by the day / all weights, by the baseline in force ' +
      'on the day, and also by baseline 1. The portfolio is weighed by approved cost; the median of the projects stands ' +
      'beside it. 1 or more is on time.',
    unit: 'ratio',
    figureClass: 'verified, else reported, over planned',
    covers: `${COVERS}, where something is due by the plan`,
    source: 'RoadmapApproved, RoadmapRebaselined, ProjectResumed, and the facts of K10',
    start: scheduleOf,
  },
];

function physicalProgress(moment: Moment): Tally {
  const weighed = new RatioSum();
  const approved = new KztSum(moment);
  const counted = { verified: 0, reported: 0, withoutReport: 0 };
  let n = 0;
  return {
    take: project => {
      const cost = costOf(project.approved);
      const weight = cost === null ? null : approved.add(cost.cost, cost.on);
      const progress = project.isApproved ? progressAt(project) : null;
      if (project.isApproved) counted[progress?.said ?? 'withoutReport']++;
      if (weight === null) return;
      n++;
      if (progress !== null) weighed.add(progress.pct.multiply(weight));
    },
    tell: () =>
      finding({
        value: percent(weighed.total, approved.exact),
        numerator: weighed.total.toDecimal(2),
        denominator: approved.toText(),
        n,
        notConverted: approved.notConverted,
        detail: counted,
      }),
  };
}

function scheduleOf(moment: Moment): Tally {
  const [current, first] = [new Weighed(moment), new Weighed(moment)];
  return {
    take: project => {
      if (!project.isApproved) return;
      current.take(project, 'current');
      first.take(project, 'baseline 1');
    },
    tell: () => ({ ...current.tell(), detail: { ...current.tell().detail, againstBaseline1: first.tell() } }),
  };
}

/** Actual and planned shares, weighed by cost. */
class Weighed {
  private readonly actual = new RatioSum();
  private readonly planned = new RatioSum();
  private notConverted = 0;
  private weighed = 0;
  private readonly indexes: Ratio[] = [];

  constructor(private readonly moment: Moment) {}

  take(project: ProjectAt, by: 'current' | 'baseline 1'): void {
    const schedule = scheduleIndex(project, by);
    if (schedule === null) return;
    this.indexes.push(schedule.index);
    const cost = costOf(project.approved);
    if (cost === null) return;
    const weight = inKzt(cost.cost, cost.on, this.moment);
    if (weight === null) return void this.notConverted++;
    this.weighed++;
    this.actual.add(schedule.actual.multiply(weight));
    this.planned.add(schedule.planned.multiply(weight));
  }

  tell(): Finding {
    return finding({
      value: quotient(this.actual.total, this.planned.total),
      numerator: this.actual.total.toDecimal(2),
      denominator: this.planned.total.toDecimal(2),
      n: this.weighed,
      notConverted: this.notConverted,
      detail: {
        projects: this.indexes.length,
        median: medianOf(this.indexes)?.toDecimal(4) ?? null,
        below080: this.indexes.filter(index => index.isBelow('0.8')).length,
      },
    });
  }
}

function percent(part: Ratio, whole: Ratio): string | null {
  return whole.numerator === 0n ? null : part.divide(whole).multiply(HUNDRED).toDecimal(2);
}
