import { withFact, type Facts } from './facts.js';
import type { RoadmapApproved, RoadmapStepCompleted } from './project.events.js';

/** The approved plan, and which of its steps are done. */
export interface Roadmap {
  readonly approved: RoadmapApproved['data'];
  /** By step code. */
  readonly steps: ReadonlyMap<string, { readonly dependsOn: readonly string[] }>;
  /** By step code. */
  readonly completed: Facts<RoadmapStepCompleted['data']>;
}

export function roadmapOf({ data }: RoadmapApproved): Roadmap {
  return {
    approved: data,
    steps: new Map(data.steps.map(step => [step.code, { dependsOn: step.dependsOn }])),
    completed: null,
  };
}

export function stepCompleted(roadmap: Roadmap, { data }: RoadmapStepCompleted): Roadmap {
  return { ...roadmap, completed: withFact(roadmap.completed, data.stepCode, data) };
}
