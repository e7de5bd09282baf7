import { Share } from '../../../kernel/quantities/share.js';
import type { RoadmapApproved, RoadmapStepJson } from '../project.events.js';
import { violation } from '../project.violations.js';

/** What makes a list of steps a plan: each can begin some day, all end before operation, weights make a whole. */
export function mustBeAPlan({
  steps,
  plannedOperationOn,
}: Pick<RoadmapApproved['data'], 'steps' | 'plannedOperationOn'>): void {
  mustHaveOwnCodes(steps);
  mustDependOnKnownSteps(steps);
  mustHaveNoCycle(steps);
  for (const { code, plannedStart, dueOn } of steps) {
    if (dueOn < plannedStart) throw violation('project.roadmap-step-ends-before-start', { step: code });
    if (dueOn > plannedOperationOn) throw violation('project.roadmap-outlasts-planned-operation', { step: code });
  }
  mustWeighAWhole(steps);
}

function mustHaveOwnCodes(steps: readonly RoadmapStepJson[]): void {
  const seen = new Set<string>();
  for (const { code } of steps) {
    if (seen.has(code)) throw violation('project.roadmap-step-repeated', { step: code });
    seen.add(code);
  }
}

function mustDependOnKnownSteps(steps: readonly RoadmapStepJson[]): void {
  const codes = new Set(steps.map(step => step.code));
  for (const { code, dependsOn } of steps) {
    const unknown = dependsOn.find(other => !codes.has(other));
    if (unknown !== undefined) throw violation('project.roadmap-step-unknown', { step: code, dependsOn: unknown });
  }
}

/** Takes away what waits for nothing until nothing is left (Kahn 1962); what stays waits for itself. */
function mustHaveNoCycle(steps: readonly RoadmapStepJson[]): void {
  const waitingFor = new Map(steps.map(step => [step.code, new Set(step.dependsOn)]));
  const followers = new Map<string, string[]>();
  for (const { code, dependsOn } of steps) {
    for (const other of dependsOn) followers.set(other, [...(followers.get(other) ?? []), code]);
  }
  const free = steps.filter(step => step.dependsOn.length === 0).map(step => step.code);
  for (let code = free.pop(); code !== undefined; code = free.pop()) {
    waitingFor.delete(code);
    for (const follower of followers.get(code) ?? []) {
      const waiting = waitingFor.get(follower);
      if (waiting?.delete(code) === true && waiting.size === 0) free.push(follower);
    }
  }
  if (waitingFor.size > 0) throw violation('project.roadmap-cyclic', { steps: [...waitingFor.keys()] });
}

/**
 * Either no step has a weight (all count equally, ruling 33) or all have one and they make 100 percent. A step of weight
 * zero has no share in either: so are those that were added for their papers.
 */
function mustWeighAWhole(steps: readonly RoadmapStepJson[]): void {
  const points = steps.map(({ weightPct }) => (weightPct === null ? null : Share.parse(weightPct).basisPoints));
  const counted = points.filter(weight => weight !== 0n);
  const weights = counted.filter(weight => weight !== null);
  if (weights.length === 0) return;
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (weights.length < counted.length || sum !== Share.full().basisPoints) {
    throw violation('project.roadmap-weights-not-whole');
  }
}
