import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import type { DelayReported } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { REPLANNABLE } from '../../domain/works/roadmap.js';

export type Delay = Omit<DelayReported['data'], 'reportedBy'>;

export class ReportDelay implements Command {
  constructor(
    readonly projectId: string,
    readonly delay: Delay,
    readonly context: CommandContext,
  ) {}
}

/**
 * The forecast of a step, or of operation, moves to a later day; the plan stays (a new plan is a new baseline). The
 * old forecast is what the reporter says it was: forecasts also come with reports, and the documents name no order
 * between the two.
 */
export const reportDelay: Decide<ReportDelay, Project, DelayReported> = ({ delay, context }, project) => {
  mustExist(project);
  const data: DelayReported['data'] = { ...delay, reportedBy: context.actor.personId };
  const { delayId, stepCode, reportedOn, oldForecastOn, newForecastOn } = delay;
  const known = factWithId(project.change.delays, delayId);
  if (known !== null) {
    if (sameExcept(known, data, 'reportedBy')) return [];
    throw violation('project.delay-id-reused', { delayId });
  }
  mustBeActive(project);
  mustBeIn(project, REPLANNABLE, 'project.not-replannable');
  if (stepCode !== null) mustBeOpenStep(stepCode, project);
  mustBeDated(reportedOn, project, context);
  if (newForecastOn <= oldForecastOn) throw violation('project.delay-not-later', { oldForecastOn, newForecastOn });
  return [{ type: 'DelayReported', data }];
};

/** What is done is not late any more. */
function mustBeOpenStep(step: string, { roadmap }: Project): void {
  if (roadmap === null || !roadmap.steps.has(step)) throw violation('project.step-not-in-roadmap', { step });
  const done = factWithId(roadmap.completed, step);
  if (done !== null) throw violation('project.step-already-completed', { completedOn: done.completedOn });
}
