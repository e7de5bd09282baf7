import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import {
  isPerson,
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollow,
} from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent, sameExcept } from '../../domain/json.js';
import { mustBeAPlan } from '../../domain/works/plan-rules.js';
import type { RoadmapRebaselined, StepDatesJson } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { datesOf, REPLANNABLE, type Roadmap } from '../../domain/works/roadmap.js';

/** `steps`: those that move; the others keep the dates they have now. */
export type Rebaselining = Omit<RoadmapRebaselined['data'], 'baselineNo' | 'rebaselinedBy'>;

export class RebaselineRoadmap implements Command {
  constructor(
    readonly projectId: string,
    readonly rebaselining: Rebaselining,
    readonly context: CommandContext,
  ) {}
}

/**
 * A new plan by decision: the same steps on other days. Titles, weights and what waits for what stay, as do the plans
 * of money and jobs: the documents speak of new dates only. Baselines before it are kept.
 */
export const rebaselineRoadmap: Decide<RebaselineRoadmap, Project, RoadmapRebaselined> = (
  { rebaselining, context },
  project,
) => {
  mustExist(project);
  const { roadmap } = project;
  const { decision, steps } = rebaselining;
  const known = roadmap === null ? null : factWithId(roadmap.rebaselinings, decision.number);
  if (known !== null) {
    const again = { ...rebaselining, steps: moved(known.steps, steps), baselineNo: known.baselineNo };
    if (sameExcept(known, { ...again, rebaselinedBy: null }, 'rebaselinedBy')) return [];
    throw violation('project.rebaseline-decision-reused', { number: decision.number });
  }
  mustBeActive(project);
  if (roadmap === null) throw violation('project.no-roadmap');
  mustBeIn(project, REPLANNABLE, 'project.not-replannable');
  mustBeDated(decision.date, project, context);
  mustFollow(decision.date, roadmap.plan.decision.date);
  mustBeSignedByActor(decision, context);
  if (isPerson(context, rebaselining.requestedBy)) throw violation('project.change-decided-by-requester');
  mustMoveOpenSteps(steps, roadmap);
  const data: RoadmapRebaselined['data'] = {
    ...rebaselining,
    steps: moved(datesOf(roadmap.plan), steps),
    baselineNo: roadmap.plan.baselineNo + 1,
    rebaselinedBy: context.actor.personId,
  };
  mustMoveSomething(data, roadmap);
  mustBeAPlan({
    plannedOperationOn: data.plannedOperationOn,
    steps: roadmap.plan.steps.map((step, index) => ({ ...step, ...data.steps[index] })),
  });
  return [{ type: 'RoadmapRebaselined', data }];
};

/** The dates of every step, in the order of the plan. */
function moved(dates: readonly StepDatesJson[], to: readonly StepDatesJson[]): readonly StepDatesJson[] {
  return dates.map(step => to.find(({ code }) => code === step.code) ?? step);
}

/** Each once, each in the roadmap; what is done keeps its dates. */
function mustMoveOpenSteps(steps: readonly StepDatesJson[], roadmap: Roadmap): void {
  const seen = new Set<string>();
  for (const step of steps) {
    const { code } = step;
    if (seen.has(code)) throw violation('project.roadmap-step-repeated', { step: code });
    seen.add(code);
    const now = datesOf(roadmap.plan).find(other => other.code === code);
    if (now === undefined) throw violation('project.step-not-in-roadmap', { step: code });
    if (factWithId(roadmap.completed, code) !== null && !sameContent(now, step)) {
      throw violation('project.completed-step-keeps-dates', { step: code });
    }
  }
}

function mustMoveSomething({ steps, plannedOperationOn }: RoadmapRebaselined['data'], { plan }: Roadmap): void {
  if (plannedOperationOn === plan.plannedOperationOn && sameContent(steps, datesOf(plan))) {
    throw violation('project.rebaseline-moves-nothing', { baselineNo: plan.baselineNo });
  }
}
