import { Money } from '../../kernel/quantities/money.js';
import { Ratio } from '../../kernel/quantities/ratio.js';
import { RatioSum } from '../../kernel/quantities/ratio-sum.js';
import { finding, type Kpi, type Tally } from './kpi.js';
import { KztSum } from './kzt-sum.js';
import type { Moment } from './moment.js';
import { costOf, type ProjectAt } from './project-at.js';
import { medianOf, quotient } from './statistics.js';

const ZERO = Ratio.of(0n, 1n);
const TOP = 5;

/**
 * (approved as revised - baseline 1) / baseline 1, in the currency of both, so that rates of exchange do not show as
 * growth. Null where there is no baseline, or the two are not in one currency.
 */
export function costGrowth({ baseline, approved }: ProjectAt): Ratio | null {
  const [from, to] = [costOf(baseline)?.cost, costOf(approved)?.cost];
  if (from === undefined || to === undefined || from.currency !== to.currency) return null;
  try {
    const before = Money.parsePositive(from);
    return Money.parse(to).subtract(before).dividedBy(before);
  } catch {
    return null;
  }
}

/** K17 and K23: what it costs, and whose it is. */
export const COST_KPIS: readonly Kpi[] = [
  {
    id: 'K17',
    title: { kk: 'Құнның өсуі', ru: 'Рост стоимости', en: 'Cost growth' },
    formula:
      '(approved cost as revised - baseline 1) / baseline 1, in the currency of both; the value is weighted by baseline 1 ' +
      'in tenge, the median of the projects stands beside it.',
    unit: 'ratio',
    figureClass: 'approved as revised over approved baseline 1',
    covers: 'all projects that were approved, terminal ones too',
    source: 'ProposalApproved, InvestmentCostRevised',
    start: growth,
  },
  {
    id: 'K23',
    title: { kk: 'Шоғырлану', ru: 'Концентрация', en: 'Concentration' },
    formula: 'Approved cost of the five investors with most of it / approved cost of all; and shares by country.',
    unit: 'ratio',
    figureClass: 'approved as revised',
    covers: 'approved projects, neither rejected nor cancelled on the day',
    source: 'ProposalApproved, InvestmentCostRevised, InvestorRegistered.country',
    start: concentration,
  },
];

function growth(moment: Moment): Tally {
  const grown = new RatioSum();
  const baselines = new KztSum(moment);
  const all: Ratio[] = [];
  let otherCurrency = 0;
  return {
    take: project => {
      const before = costOf(project.baseline);
      if (before === null) return;
      const rate = costGrowth(project);
      if (rate === null) return void otherCurrency++;
      all.push(rate);
      const weight = baselines.add(before.cost, before.on);
      if (weight !== null) grown.add(rate.multiply(weight));
    },
    tell: () =>
      finding({
        value: quotient(grown.total, baselines.exact),
        numerator: grown.total.toDecimal(2),
        denominator: baselines.toText(),
        n: baselines.n,
        notConverted: baselines.notConverted,
        detail: {
          median: medianOf(all)?.toDecimal(4) ?? null,
          projects: all.length,
          grownByMoreThanAQuarter: all.filter(each => each.isAbove('0.25')).length,
          inAnotherCurrency: otherCurrency,
        },
      }),
  };
}

function concentration(moment: Moment): Tally {
  const all = new KztSum(moment);
  const [byInvestor, byCountry] = [new Map<string, Ratio>(), new Map<string, Ratio>()];
  return {
    take: project => {
      if (project.stage === 'rejected' || project.stage === 'cancelled') return;
      const cost = costOf(project.approved);
      const kzt = cost === null ? null : all.add(cost.cost, cost.on);
      if (kzt === null) return;
      const { investorId } = project;
      byInvestor.set(investorId, (byInvestor.get(investorId) ?? ZERO).add(kzt));
      const country = moment.countryOf(investorId) ?? 'unknown';
      byCountry.set(country, (byCountry.get(country) ?? ZERO).add(kzt));
    },
    tell: () => {
      const shares = ([key, kzt]: readonly [string, Ratio]) => ({
        key,
        kzt: kzt.toDecimal(2),
        share: quotient(kzt, all.exact),
      });
      const top = largest(byInvestor).slice(0, TOP);
      const topSum = top.reduce((sum, [, kzt]) => sum.add(kzt), ZERO);
      return finding({
        value: quotient(topSum, all.exact),
        numerator: topSum.toDecimal(2),
        denominator: all.toText(),
        n: all.n,
        notConverted: all.notConverted,
        detail: {
          investors: byInvestor.size,
          largest: top.map(shares).map(({ key, ...said }) => ({ investorId: key, ...said })),
          byCountry: largest(byCountry)
            .map(shares)
            .map(({ key, ...said }) => ({ country: key, ...said })),
        },
      });
    },
  };
}

function largest(sums: ReadonlyMap<string, Ratio>): readonly (readonly [string, Ratio])[] {
  return [...sums].sort(([a, x], [b, y]) => y.compare(x) || (a < b ? -1 : 1));
}
