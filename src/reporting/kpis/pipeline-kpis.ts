import { Power } from '../../kernel/quantities/power.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import { finding, type Kpi } from './kpi.js';
import { KztSum, OtherViews } from './kzt-sum.js';
import type { Moment } from './moment.js';
import { effectiveCost, effectiveMw } from './project-at.js';
import { Counts } from './statistics.js';

const EFFECTIVE =
  'effective: declared before the approval, approved as revised from it on, verified by the act of acceptance from the ' +
  'start of operation on';
const LIVE = 'live projects: neither rejected, cancelled nor closed on the day';

/** K1 to K3: what is on its way. */
export const PIPELINE_KPIS: readonly Kpi[] = [
  {
    id: 'K1',
    title: { kk: 'Кезеңдер бойынша жобалар саны', ru: 'Число проектов по стадиям', en: 'Pipeline count by stage' },
    formula: 'Count of live projects by stage; those on hold are counted in their stage and once more beside it.',
    unit: 'projects',
    figureClass: 'none',
    covers: LIVE,
    source: 'every fact that moves the stage; ProjectSuspended, ProjectResumed',
    start: () => {
      const [byStage, suspended] = [new Counts(), new Counts()];
      let live = 0;
      return {
        take: project => {
          if (!project.live) return;
          live++;
          byStage.add(project.stage);
          if (project.suspended) suspended.add(project.stage);
        },
        tell: () =>
          finding({
            value: String(live),
            n: live,
            detail: { byStage: byStage.toJson(), suspendedByStage: suspended.toJson() },
          }),
      };
    },
  },
  {
    id: 'K2',
    title: { kk: 'Портфель құны', ru: 'Стоимость портфеля', en: 'Pipeline value' },
    formula:
      'Sum of the effective cost over live projects. Columns: declared, approved and verified add up to the value; ' +
      'contracted is what agreements in force say, beside them and never added.',
    unit: 'KZT',
    figureClass: EFFECTIVE,
    covers: LIVE,
    source:
      'ProposalRegistered, ProposalAmended, ProposalApproved, InvestmentCostRevised, FacilityAccepted, InvestmentAgreementSigned and Amended',
    start: pipelineValue,
  },
  {
    id: 'K3',
    title: { kk: 'Қуаты', ru: 'Мощность', en: 'Capacity' },
    formula: 'Sum of the effective capacity over live projects, by stage and by AC, DC or unknown.',
    unit: 'MW',
    figureClass: EFFECTIVE,
    covers: LIVE,
    source: 'ProposalRegistered, ProposalAmended, ProposalApproved, ScopeRevised, FacilityAccepted',
    start: () => {
      const [byStage, byBasis, byClass] = [new Powers(), new Powers(), new Powers()];
      let n = 0;
      return {
        take: project => {
          const effective = project.live ? effectiveMw(project) : null;
          const power = effective === null ? null : readPower(effective.figure.mw);
          if (effective === null || power === null) return;
          n++;
          byStage.add(project.stage, power);
          byBasis.add(effective.figure.basis, power);
          byClass.add(effective.figureClass, power);
        },
        tell: () =>
          finding({
            value: byStage.sum().toJson(),
            n,
            detail: { byStage: byStage.toJson(), byBasis: byBasis.toJson(), byClass: byClass.toJson() },
          }),
      };
    },
  },
];

function pipelineValue(moment: Moment) {
  const sums = { declared: new KztSum(moment), approved: new KztSum(moment), verified: new KztSum(moment) };
  const contracted = new KztSum(moment);
  const views = new OtherViews(moment);
  const classes = Object.values(sums);
  return {
    take: (project: Parameters<typeof effectiveCost>[0]) => {
      if (!project.live) return;
      if (project.contracted !== null) contracted.add(project.contracted.cost, project.contracted.on);
      const effective = effectiveCost(project);
      if (effective === null) return;
      const { cost, on, usd } = effective.figure;
      sums[effective.figureClass].add(cost, on);
      views.add(cost, on, usd);
    },
    tell: () => {
      const all = new KztSum(moment);
      for (const sum of classes) all.addExact(sum.exact);
      const notConverted = classes.reduce((total, sum) => total + sum.notConverted, 0);
      const n = classes.reduce((total, sum) => total + sum.n, 0);
      const column = (sum: KztSum): object => ({ kzt: sum.toText(), n: sum.n, notConverted: sum.notConverted });
      const byClass = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, column(sum)]));
      return finding({
        value: all.toText(),
        n,
        notConverted,
        detail: { byClass, contracted: column(contracted), otherViews: views.toJson() },
      });
    },
  };
}

class Powers {
  private readonly sums = new Map<string, Power>();

  add(key: string, power: Power): void {
    this.sums.set(key, (this.sums.get(key) ?? Power.zero()).add(power));
  }

  sum(): Power {
    return Power.sum(this.sums.values());
  }

  toJson(): object {
    return Object.fromEntries(
      [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, power]) => [key, power.toJson()]),
    );
  }
}

/** A figure that cannot be read counts nothing: a total never stops at one project. */
export function readPower(mw: string): Power | null {
  try {
    return Power.parse(mw);
  } catch (error) {
    if (error instanceof InvalidValue) return null;
    throw error;
  }
}
