import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
} from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import type { RoadmapApproved } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { mustBeAPlan } from '../../domain/works/plan-rules.js';

export type RoadmapToApprove = Omit<RoadmapApproved['data'], 'baselineNo' | 'approvedBy'>;

export class ApproveRoadmap implements Command {
  constructor(
    readonly projectId: string,
    readonly roadmap: RoadmapToApprove,
    readonly context: CommandContext,
  ) {}
}

/** Baseline 1 of the plan, the gate into preparation. Later plans are new baselines; this one is kept. */
export const approveRoadmap: Decide<ApproveRoadmap, Project, RoadmapApproved> = ({ roadmap, context }, project) => {
  mustExist(project);
  const data: RoadmapApproved['data'] = { ...roadmap, baselineNo: 1, approvedBy: context.actor.personId };
  const earlier = project.roadmap?.approved ?? null;
  if (earlier !== null && sameContent(earlier, data)) return [];
  mustBeActive(project);
  if (earlier !== null) {
    throw violation('project.roadmap-approved-by-another-decision', { number: earlier.decision.number });
  }
  mustBeIn(project, ['approved'], 'project.not-approved');
  mustBeDated(roadmap.decision.date, project, context);
  mustFollowLastTransition(roadmap.decision.date, project);
  mustBeSignedByActor(roadmap.decision, context);
  mustBeAPlan(roadmap);
  return [{ type: 'RoadmapApproved', data }];
};
