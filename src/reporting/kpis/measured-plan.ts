import { later } from './measured-review.js';
import { withOne, type MeasuredEvent } from './measured-event.js';

export type PlanStep = {
  readonly code: string;
  readonly owner: string;
  readonly track: string;
  readonly weightPct: string | null;
};

/** The plan as it stood from a day on: the dates of all its steps. */
export type PlanVersion = {
  readonly on: string;
  readonly baselineNo: number;
  /** `extended`: steps were added. `moved`: open dates went on by the days of a hold, or of an annulled decision. */
  readonly cause: 'approved' | 'rebaselined' | 'extended' | 'moved';
  readonly operationOn: string;
  /** By step code. */
  readonly due: { readonly [code: string]: string };
};

export type MeasuredPlan = {
  readonly revision: number;
  readonly steps: readonly PlanStep[];
  /** Never empty; the first is baseline 1. */
  readonly versions: readonly PlanVersion[];
  readonly done: readonly { readonly code: string; readonly on: string }[];
  readonly payments: readonly { readonly dueOn: string; readonly amount: string; readonly currency: string }[];
  readonly jobs: readonly { readonly dueOn: string; readonly jobsPermanent: number }[];
  /** Delays of the start of operation: from one forecast to the next. */
  readonly delays: readonly { readonly on: string; readonly from: string; readonly until: string }[];
};

export function planAfter(plan: MeasuredPlan | null, event: MeasuredEvent): MeasuredPlan | null {
  const on = event.occurredOn;
  if (event.type === 'RoadmapApproved') return planOf(event);
  if (plan === null) return null;
  switch (event.type) {
    case 'RoadmapRebaselined': {
      const { baselineNo, plannedOperationOn: operationOn, steps } = event.data;
      const due = { ...current(plan).due, ...dueDates(steps) };
      return withVersion(plan, { on, baselineNo, cause: 'rebaselined', operationOn, due });
    }
    case 'RoadmapStepsAdded': {
      const { baselineNo, operationOn, due: before } = current(plan);
      const due = { ...before, ...dueDates(event.data.steps) };
      const added = { ...plan, steps: [...plan.steps, ...event.data.steps.map(stepOf)] };
      return withVersion(added, { on, baselineNo, cause: 'extended', operationOn, due });
    }
    case 'RoadmapStepCompleted':
      return { ...plan, done: withOne(plan.done, { code: event.data.stepCode, on }) };
    case 'ProjectResumed':
      return event.data.shiftOpenDueDates ? moved(plan, on, event.data.shiftedDays) : plan;
    case 'DecisionAnnulled':
      return moved(plan, on, event.data.shiftedDays);
    case 'DelayReported': {
      const { stepCode, oldForecastOn: from, newForecastOn: until } = event.data;
      return stepCode === null ? { ...plan, delays: withOne(plan.delays, { on, from, until }) } : plan;
    }
    default:
      return plan;
  }
}

export function current({ versions }: MeasuredPlan): PlanVersion {
  const last = versions.at(-1);
  if (last === undefined) throw new Error('a plan without baseline 1');
  return last;
}

function planOf({ data, occurredOn: on, revision }: Extract<MeasuredEvent, { type: 'RoadmapApproved' }>): MeasuredPlan {
  const { baselineNo, plannedOperationOn: operationOn, steps, disbursementPlan, jobsPlan } = data;
  const due = dueDates(steps);
  return {
    revision,
    steps: steps.map(stepOf),
    versions: [{ on, baselineNo, cause: 'approved', operationOn, due }],
    done: [],
    payments: disbursementPlan.map(({ dueOn, amount: { amount, currency } }) => ({ dueOn, amount, currency })),
    jobs: jobsPlan.map(({ dueOn, jobsPermanent }) => ({ dueOn, jobsPermanent })),
    delays: [],
  };
}

type Step = Extract<MeasuredEvent, { type: 'RoadmapApproved' }>['data']['steps'][number];

const stepOf = ({ code, ownerBody: owner, track, weightPct }: Step): PlanStep => ({ code, owner, track, weightPct });

function dueDates(steps: readonly Pick<Step, 'code' | 'dueOn'>[]): PlanVersion['due'] {
  return Object.fromEntries(steps.map(({ code, dueOn }) => [code, dueOn]));
}

/** What is open moves; what is done stays where it was. */
function moved(plan: MeasuredPlan, on: string, days: number): MeasuredPlan {
  if (days === 0) return plan;
  const { baselineNo, operationOn, due } = current(plan);
  const done = new Set(plan.done.map(({ code }) => code));
  const dates = Object.entries(due).map(([code, dueOn]) => [code, done.has(code) ? dueOn : later(dueOn, days)]);
  const version = { on, baselineNo, cause: 'moved', operationOn: later(operationOn, days) } as const;
  return withVersion(plan, { ...version, due: Object.fromEntries(dates) as PlanVersion['due'] });
}

function withVersion(plan: MeasuredPlan, version: PlanVersion): MeasuredPlan {
  return { ...plan, versions: withOne(plan.versions, version) };
}
