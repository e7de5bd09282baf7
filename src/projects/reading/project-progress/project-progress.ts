import { LocalDate } from '../../../kernel/time/local-date.js';
import { Money } from '../../../kernel/quantities/money.js';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { figuresAfter, noFigures, sumsWith, type Figures, type ProjectFact } from '../../domain/proposal/figures.js';
import type { ProgressReported, ProposalRegistered } from '../../domain/project.events.js';
import { planAfter, type PlannedStep, type RoadmapPlan } from '../../domain/works/roadmap-plan.js';
import { plannedShare, sCurve, type SCurve } from './s-curve.js';

/** Plan and fact of a project on a day: physical and financial, side by side and never mixed. */
export interface ProjectProgress {
  readonly projectId: string;
  readonly on: string;
  readonly physical: {
    /** Weights of the steps due by the day (equal ones when the plan has none); null without a plan. */
    readonly plannedPct: string | null;
    /** The same by the days of the first baseline. */
    readonly baselinePlannedPct: string | null;
    /** What the report of the latest period says; null when there is none. */
    readonly reportedPct: string | null;
    readonly reportedUpTo: string | null;
    /** What the last visit measured; null when nobody did. */
    readonly verifiedPct: string | null;
    readonly verifiedOn: string | null;
    readonly weighedBy: 'weights' | 'equal-steps' | null;
  };
  /** One line a currency. */
  readonly financial: readonly FinancialLine[];
  readonly steps: {
    readonly total: number;
    readonly done: number;
    /** Due by the day, done or not. */
    readonly due: number;
    readonly overdue: readonly OverdueStep[];
  };
  readonly operation: {
    readonly baselineOn: string | null;
    readonly plannedOn: string | null;
    /** What the latest report that says so forecasts. */
    readonly forecastOn: string | null;
    /** Days from the approved date to the forecast; negative when early. */
    readonly slippageDays: number | null;
  };
  readonly series: readonly ReportPoint[];
  readonly curve: SCurve;
}

export interface FinancialLine {
  readonly currency: string;
  /** Of the approved plan, due by the day. */
  readonly planned: string;
  readonly plannedInAll: string;
  /** Payments recorded up to the day. */
  readonly disbursed: string;
  /** Approved cost in this currency; null where it was approved in another. */
  readonly approved: string | null;
}

export interface OverdueStep {
  readonly code: string;
  readonly title: PlannedStep['title'];
  readonly ownerBody: string;
  readonly dueOn: string;
  readonly daysOverdue: number;
}

/** A report beside what was planned and paid by the end of its period. */
export interface ReportPoint {
  readonly reportId: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly plannedPct: string | null;
  readonly reportedPct: string;
  readonly disbursed: readonly MoneyJson[];
  readonly reportedDisbursed: MoneyJson | null;
  readonly jobsPermanent: number | null;
  readonly jobsConstruction: number | null;
  readonly forecastOperationOn: string | null;
}

type Report = ProgressReported['data'];

/**
 * Pure. What is dated by the day counts, whenever it was recorded; the plan is the one that the register has now, its
 * open dates moved where a resumption said so (ruling 33). Null while nothing is registered.
 */
export function projectProgress(facts: readonly ProjectFact[], on: string): ProjectProgress | null {
  const proposal = facts.find(
    (fact): fact is Extract<ProjectFact, ProposalRegistered> => fact.type === 'ProposalRegistered',
  );
  if (proposal === undefined) return null;
  const known = facts.filter(fact => fact.occurredOn <= on);
  const plan = known.reduce<RoadmapPlan | null>(planAfter, null);
  const reports = reportsOf(known);
  const latest = reports.at(-1) ?? null;
  const curve = sCurve(known, plan);
  return {
    projectId: proposal.data.projectId,
    on,
    physical: {
      plannedPct: plannedPct(plan, on),
      baselinePlannedPct: plannedShare(plan?.steps ?? [], on, step => step.baselineDueOn),
      reportedPct: latest?.physicalPct ?? null,
      reportedUpTo: latest?.periodTo ?? null,
      ...verifiedOf(curve),
      weighedBy: weighedBy(plan),
    },
    financial: financialOf(known, plan, on),
    steps: stepsOf(plan, on),
    operation: operationOf(plan, reports),
    series: reports.map(report => pointOf(report, known, plan)),
    curve,
  };
}

/** By their periods; of two for one period the later recorded stands last. */
function reportsOf(facts: readonly ProjectFact[]): readonly Report[] {
  return facts
    .flatMap(fact => (fact.type === 'ProgressReported' ? [fact.data] : []))
    .sort((a, b) => (a.periodTo < b.periodTo ? -1 : a.periodTo > b.periodTo ? 1 : 0));
}

function plannedPct(plan: RoadmapPlan | null, on: string): string | null {
  return plannedShare(plan?.steps ?? [], on, step => step.dueOn);
}

/** What the visit of the latest day found; a dispute that measured counts like any visit. */
function verifiedOf({ verified }: SCurve): Pick<ProjectProgress['physical'], 'verifiedPct' | 'verifiedOn'> {
  const last = verified.findLast(({ pct }) => pct !== null);
  return { verifiedPct: last?.pct ?? null, verifiedOn: last?.on ?? null };
}

function weighedBy(plan: RoadmapPlan | null): ProjectProgress['physical']['weighedBy'] {
  if (plan === null || plan.steps.length === 0) return null;
  return plan.steps.every(step => step.weightPct !== null) ? 'weights' : 'equal-steps';
}

function financialOf(facts: readonly ProjectFact[], plan: RoadmapPlan | null, on: string): readonly FinancialLine[] {
  const figures = facts.reduce<Figures>(figuresAfter, noFigures);
  const instalments = plan?.disbursementPlan ?? [];
  const inAll = addUp(instalments.map(({ amount }) => amount));
  const planned = addUp(instalments.filter(({ dueOn }) => dueOn <= on).map(({ amount }) => amount));
  const approved = figures.approved?.cost?.primary ?? null;
  const currencies = new Set([...inAll, ...figures.disbursed].map(({ currency }) => currency));
  if (approved !== null) currencies.add(approved.currency);
  return [...currencies].sort().map(currency => ({
    currency,
    planned: amountIn(planned, currency),
    plannedInAll: amountIn(inAll, currency),
    disbursed: amountIn(figures.disbursed, currency),
    approved: approved?.currency === currency ? approved.amount : null,
  }));
}

function stepsOf(plan: RoadmapPlan | null, on: string): ProjectProgress['steps'] {
  const steps = plan?.steps ?? [];
  const due = steps.filter(step => step.dueOn <= on);
  return {
    total: steps.length,
    done: steps.filter(step => step.completedOn !== null).length,
    due: due.length,
    overdue: steps
      .filter(step => step.completedOn === null && step.dueOn < on)
      .map(({ code, title, ownerBody, dueOn }) => ({ code, title, ownerBody, dueOn, daysOverdue: days(dueOn, on) })),
  };
}

function operationOf(plan: RoadmapPlan | null, reports: readonly Report[]): ProjectProgress['operation'] {
  const forecastOn = reports.reduce<string | null>((said, report) => report.forecastOperationOn ?? said, null);
  const baselineOn = plan?.baselineOperationOn ?? null;
  const slippageDays = baselineOn === null || forecastOn === null ? null : days(baselineOn, forecastOn);
  return { baselineOn, plannedOn: plan?.plannedOperationOn ?? null, forecastOn, slippageDays };
}

function pointOf(report: Report, facts: readonly ProjectFact[], plan: RoadmapPlan | null): ReportPoint {
  const { reportId, periodFrom, periodTo, jobsPermanent, jobsConstruction, forecastOperationOn } = report;
  const paid = facts.flatMap(fact =>
    fact.type === 'InvestmentDisbursed' && fact.data.paidOn <= periodTo ? [fact.data.amount] : [],
  );
  return {
    reportId,
    periodFrom,
    periodTo,
    plannedPct: plannedPct(plan, periodTo),
    reportedPct: report.physicalPct,
    disbursed: addUp(paid),
    reportedDisbursed: report.disbursedCumulative,
    jobsPermanent,
    jobsConstruction,
    forecastOperationOn,
  };
}

function addUp(amounts: readonly MoneyJson[]): readonly MoneyJson[] {
  return amounts.reduce(sumsWith, []);
}

function amountIn(sums: readonly MoneyJson[], currency: string): string {
  return sums.find(sum => sum.currency === currency)?.amount ?? Money.zero(currency).toJson().amount;
}

function days(from: string, to: string): number {
  return LocalDate.daysBetween(from as LocalDate, to as LocalDate);
}
