import { LocalDate } from '../../../kernel/time/local-date.js';
import type { ProjectEvent, RoadmapApproved, RoadmapStepJson } from '../project.events.js';

/** A step of the approved plan as it stands now. */
export type PlannedStep = RoadmapStepJson & {
  /** The date of baseline 1; `dueOn` is that of the last baseline, moved by holds whose decision shifted open dates. */
  readonly baselineDueOn: string;
  readonly completedOn: string | null;
};

/** The approved plan and what became of it. Plain JSON, for views. */
export type RoadmapPlan = Omit<RoadmapApproved['data'], 'steps' | 'approvedBy'> & {
  readonly steps: readonly PlannedStep[];
  readonly baselineOperationOn: string;
};

export function planAfter(plan: RoadmapPlan | null, event: ProjectEvent): RoadmapPlan | null {
  switch (event.type) {
    case 'RoadmapApproved':
      return planOf(event);
    case 'RoadmapRebaselined': {
      const { baselineNo, decision, plannedOperationOn, steps } = event.data;
      const dates = new Map(steps.map(step => [step.code, step]));
      const moved = plan?.steps.map(step => ({ ...step, ...dates.get(step.code) })) ?? [];
      return plan === null ? null : { ...plan, baselineNo, decision, plannedOperationOn, steps: moved };
    }
    case 'RoadmapStepCompleted': {
      const { stepCode, completedOn } = event.data;
      if (plan === null) return null;
      return { ...plan, steps: plan.steps.map(step => (step.code === stepCode ? { ...step, completedOn } : step)) };
    }
    case 'RoadmapStepsAdded':
      return plan === null ? null : { ...plan, steps: [...plan.steps, ...event.data.steps.map(planned)] };
    case 'ProjectResumed': {
      const { shiftOpenDueDates, shiftedDays } = event.data;
      return plan === null || !shiftOpenDueDates ? plan : shifted(plan, shiftedDays);
    }
    case 'DecisionAnnulled':
      return plan === null ? plan : shifted(plan, event.data.shiftedDays);
    default:
      return plan;
  }
}

/** Baseline 1. */
export function planOf({ data }: RoadmapApproved): RoadmapPlan {
  const { steps, approvedBy: _approvedBy, ...approved } = data;
  return {
    ...approved,
    baselineOperationOn: approved.plannedOperationOn,
    steps: steps.map(planned),
  };
}

function planned(step: RoadmapStepJson): PlannedStep {
  return { ...step, baselineDueOn: step.dueOn, completedOn: null };
}

/** What is open moves by the days of the hold, or of the annulled decision; what is done stays where it was. */
function shifted(plan: RoadmapPlan, days: number): RoadmapPlan {
  return {
    ...plan,
    plannedOperationOn: later(plan.plannedOperationOn, days),
    steps: plan.steps.map(step => (step.completedOn === null ? { ...step, dueOn: later(step.dueOn, days) } : step)),
  };
}

/** A date that cannot be read, or would leave the calendar, stays: showing never fails. */
function later(date: string, days: number): string {
  try {
    return LocalDate.addDays(LocalDate.parse(date), days);
  } catch {
    return date;
  }
}

export type StepState = 'done' | 'ready' | 'waiting';

/** Done, ready to be done, or waiting for others; whether it is late depends on the day that is asked about. */
export function stepStateOf(step: PlannedStep, plan: RoadmapPlan): StepState {
  if (step.completedOn !== null) return 'done';
  const waits = step.dependsOn.some(code => plan.steps.find(other => other.code === code)?.completedOn === null);
  return waits ? 'waiting' : 'ready';
}
