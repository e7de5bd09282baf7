import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { RoadmapStepCompleted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Completion = RoadmapStepCompleted['data'];

export class CompleteStep implements Command {
  constructor(
    readonly projectId: string,
    readonly completion: Completion,
    readonly context: CommandContext,
  ) {}
}

/** A step of the approved plan is done; what it depends on was done by then. */
export const completeStep: Decide<CompleteStep, Project, RoadmapStepCompleted> = ({ completion, context }, project) => {
  mustExist(project);
  const { roadmap } = project;
  const { stepCode, completedOn } = completion;
  const known = roadmap === null ? null : factWithId(roadmap.completed, stepCode);
  if (known !== null && sameContent(known, completion)) return [];
  mustBeActive(project);
  if (known !== null) throw violation('project.step-already-completed', { completedOn: known.completedOn });
  if (roadmap === null) throw violation('project.no-roadmap');
  const step = roadmap.steps.get(stepCode);
  if (step === undefined) throw violation('project.step-not-in-roadmap', { step: stepCode });
  mustBeDated(completedOn, project, context);
  const waitsFor = step.dependsOn.filter(code => {
    const done = factWithId(roadmap.completed, code);
    return done === null || done.completedOn > completedOn;
  });
  if (waitsFor.length > 0) throw violation('project.step-waits-for-others', { step: stepCode, waitsFor });
  return [{ type: 'RoadmapStepCompleted', data: completion }];
};
