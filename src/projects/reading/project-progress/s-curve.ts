import { Share } from '../../../kernel/quantities/share.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import type { PlannedStep, RoadmapPlan } from '../../domain/works/roadmap-plan.js';

/** Plan and fact over time (RM9): where the project was to stand on each day, and where it was found to. */
export interface SCurve {
  readonly planned: {
    /** By the days of the first baseline, which never move. */
    readonly baseline1: readonly PlannedPoint[];
    /** By the days of the last baseline, moved by the holds since. */
    readonly current: readonly PlannedPoint[];
  };
  readonly reported: readonly { readonly on: string; readonly pct: string; readonly reportId: string }[];
  readonly verified: readonly VerifiedPoint[];
}

export interface PlannedPoint {
  readonly on: string;
  readonly plannedPct: string;
}

export interface VerifiedPoint {
  readonly on: string;
  /** Null where the visitor disputes the report and did not measure. */
  readonly pct: string | null;
  readonly outcome: 'verified' | 'disputed';
  readonly reportId: string;
}

/** Pure. Facts and the plan are those of the day that is asked about; the planned days go on beyond it. */
export function sCurve(facts: readonly ProjectFact[], plan: RoadmapPlan | null): SCurve {
  const steps = plan?.steps ?? [];
  return {
    planned: {
      baseline1: planned(steps, step => step.baselineDueOn),
      current: planned(steps, step => step.dueOn),
    },
    reported: inOrder(
      facts.flatMap(fact =>
        fact.type === 'ProgressReported'
          ? [{ on: fact.data.periodTo, pct: fact.data.physicalPct, reportId: fact.data.reportId }]
          : [],
      ),
    ),
    verified: inOrder(facts.flatMap(visitOf)),
  };
}

/** The share of the weights due by the day; steps without weights count equally. Null where there is nothing to weigh. */
export function plannedShare(
  steps: readonly PlannedStep[],
  on: string,
  dueOn: (step: PlannedStep) => string,
): string | null {
  const whole = sum(steps.map(weight));
  if (whole === 0n) return null;
  const due = sum(steps.filter(step => dueOn(step) <= on).map(weight));
  return Share.ofBasisPoints((2n * due * 10_000n + whole) / (2n * whole)).toJson();
}

/** A point at the first start, and one at each day on which something is due. */
function planned(steps: readonly PlannedStep[], dueOn: (step: PlannedStep) => string): readonly PlannedPoint[] {
  const days = [...new Set(steps.map(dueOn))].sort();
  const [firstStart] = steps.map(({ plannedStart }) => plannedStart).sort();
  const points = days.map(on => ({ on, plannedPct: plannedShare(steps, on, dueOn) ?? '0.00' }));
  const begins = firstStart !== undefined && days[0] !== undefined && firstStart < days[0];
  return begins ? [{ on: firstStart, plannedPct: '0.00' }, ...points] : points;
}

function visitOf(fact: ProjectFact): readonly VerifiedPoint[] {
  if (fact.type !== 'ProgressVerified' && fact.type !== 'ProgressDisputed') return [];
  const { visitedOn, physicalPct, reportId } = fact.data;
  const outcome = fact.type === 'ProgressVerified' ? 'verified' : 'disputed';
  return [{ on: visitedOn, pct: physicalPct, outcome, reportId }];
}

/** By day; of one day in the order they were recorded. */
function inOrder<Point extends { readonly on: string }>(points: readonly Point[]): readonly Point[] {
  return [...points].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function weight({ weightPct }: PlannedStep): bigint {
  return weightPct === null ? 1n : Share.parse(weightPct).basisPoints;
}

function sum(weights: readonly bigint[]): bigint {
  return weights.reduce((total, one) => total + one, 0n);
}
