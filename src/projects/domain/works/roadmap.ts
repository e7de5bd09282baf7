import { withFact, type Facts } from '../facts.js';
import type {
  ProjectResumed,
  RoadmapApproved,
  RoadmapRebaselined,
  RoadmapStepCompleted,
  RoadmapStepsAdded,
  StepDatesJson,
} from '../project.events.js';
import { planAfter, planOf, type RoadmapPlan } from './roadmap-plan.js';
import type { Stage } from '../stage.js';

/** With an approved plan, and not yet operating: when a schedule can still change. */
export const REPLANNABLE: readonly Stage[] = ['preparation', 'construction', 'commissioning'];

/** The approved plan, and which of its steps are done. */
export interface Roadmap {
  /** Baseline 1. */
  readonly approved: RoadmapApproved['data'];
  /** As it stands now: the last baseline, moved by the holds since. */
  readonly plan: RoadmapPlan;
  /** The plan of every earlier baseline as it stood when it was replaced, by its number. */
  readonly before: Facts<RoadmapPlan>;
  /** By decision number. */
  readonly rebaselinings: Facts<RoadmapRebaselined['data']>;
  /** By step code. */
  readonly steps: ReadonlyMap<string, { readonly dependsOn: readonly string[] }>;
  /** By step code. */
  readonly completed: Facts<RoadmapStepCompleted['data']>;
}

export function roadmapOf(event: RoadmapApproved): Roadmap {
  return {
    approved: event.data,
    plan: planOf(event),
    before: null,
    rebaselinings: null,
    steps: new Map(event.data.steps.map(step => [step.code, { dependsOn: step.dependsOn }])),
    completed: null,
  };
}

export function stepCompleted(roadmap: Roadmap, event: RoadmapStepCompleted): Roadmap {
  const completed = withFact(roadmap.completed, event.data.stepCode, event.data);
  return { ...roadmap, completed, plan: planAfter(roadmap.plan, event) ?? roadmap.plan };
}

export function stepsAdded(roadmap: Roadmap, event: RoadmapStepsAdded): Roadmap {
  const steps = new Map(roadmap.steps);
  for (const { code, dependsOn } of event.data.steps) steps.set(code, { dependsOn });
  return { ...roadmap, steps, plan: planAfter(roadmap.plan, event) ?? roadmap.plan };
}

export function rebaselined(roadmap: Roadmap, event: RoadmapRebaselined): Roadmap {
  return {
    ...roadmap,
    plan: planAfter(roadmap.plan, event) ?? roadmap.plan,
    before: withFact(roadmap.before, String(roadmap.plan.baselineNo), roadmap.plan),
    rebaselinings: withFact(roadmap.rebaselinings, event.data.decision.number, event.data),
  };
}

export function movedByHold(roadmap: Roadmap, event: ProjectResumed): Roadmap {
  return { ...roadmap, plan: planAfter(roadmap.plan, event) ?? roadmap.plan };
}

/** When each step is to begin and to end, as the plan stands. */
export function datesOf({ steps }: RoadmapPlan): readonly StepDatesJson[] {
  return steps.map(({ code, plannedStart, dueOn }) => ({ code, plannedStart, dueOn }));
}
