import { finding, type Kpi } from './kpi.js';
import { KztSum, OtherViews } from './kzt-sum.js';
import { costOf } from './project-at.js';
import { quotient } from './statistics.js';

/** K8 and K9: money paid, and the plan of it. */
export const MONEY_KPIS: readonly Kpi[] = [
  {
    id: 'K8',
    title: { kk: 'Игерілген инвестиция', ru: 'Освоенные инвестиции', en: 'Disbursed' },
    formula:
      'Sum of the payments recorded that were paid by the day, as corrected. A payment that was void is not among them.',
    unit: 'KZT',
    figureClass: 'disbursed (payments recorded)',
    covers: 'all projects, terminal ones too',
    source: 'InvestmentDisbursed, FigureCorrected',
    start: moment => {
      const sum = new KztSum(moment);
      const views = new OtherViews(moment);
      const projects = new Set<string>();
      return {
        take: ({ row, on }) => {
          for (const payment of row.payments) {
            if (payment.on > on) continue;
            projects.add(row.projectId);
            sum.add(payment, payment.on);
            views.add(payment, payment.on);
          }
        },
        tell: () =>
          finding({
            value: sum.toText(),
            n: sum.n,
            notConverted: sum.notConverted,
            detail: { projects: projects.size, otherViews: views.toJson() },
          }),
      };
    },
  },
  {
    id: 'K9',
    title: { kk: 'Жоспарға қарай игеру', ru: 'Освоение к плану', en: 'Disbursement against plan' },
    formula:
      'Payments by the day / instalments of the approved plan due by the day, over projects that have such instalments; ' +
      'and against the total: payments / approved cost as revised, over projects with an approved cost. Instalments are ' +
      'converted at the rate of the day of the plan.',
    unit: 'ratio',
    figureClass: 'disbursed over planned; beside it disbursed over approved',
    covers: 'all projects, terminal ones too; those without a plan are counted and left out',
    source: 'InvestmentDisbursed, RoadmapApproved.disbursementPlan, ProposalApproved, InvestmentCostRevised',
    start: moment => {
      const [paid, planned] = [new KztSum(moment), new KztSum(moment)];
      const [paidOfApproved, approved] = [new KztSum(moment), new KztSum(moment)];
      let [n, withoutPlan] = [0, 0];
      return {
        take: project => {
          const { row, on } = project;
          const payments = row.payments.filter(payment => payment.on <= on);
          const cost = costOf(project.approved);
          if (cost !== null && approved.add(cost.cost, cost.on) !== null)
            for (const payment of payments) paidOfApproved.add(payment, payment.on);
          if (!project.isApproved) return;
          const plannedOn = row.plan?.versions[0]?.on ?? null;
          const due = project.planNow === null ? [] : (row.plan?.payments ?? []).filter(({ dueOn }) => dueOn <= on);
          if (project.planNow === null || row.plan?.payments.length === 0) withoutPlan++;
          if (due.length === 0 || plannedOn === null) return;
          n++;
          for (const instalment of due) planned.add(instalment, plannedOn);
          for (const payment of payments) paid.add(payment, payment.on);
        },
        tell: () =>
          finding({
            value: quotient(paid.exact, planned.exact),
            numerator: paid.toText(),
            denominator: planned.toText(),
            n,
            notConverted: paid.notConverted + planned.notConverted,
            detail: {
              approvedWithoutPlan: withoutPlan,
              againstApprovedCost: {
                value: quotient(paidOfApproved.exact, approved.exact),
                numerator: paidOfApproved.toText(),
                denominator: approved.toText(),
                n: approved.n,
                notConverted: paidOfApproved.notConverted + approved.notConverted,
              },
            },
          }),
      };
    },
  },
];
