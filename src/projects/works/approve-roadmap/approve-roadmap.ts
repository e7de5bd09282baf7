import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { TemplatesVersion } from '../../../reference-data/index.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
} from '../../domain/common-rules.js';
import { sameContent } from '../../domain/json.js';
import type { ProcedureTemplatePinned, RoadmapApproved } from '../../domain/project.events.js';
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

/** The version of the procedure templates in force on the day of the decision; null: none is. */
export type TemplatesInForce = Pick<TemplatesVersion, 'version' | 'rows'> | null;

/**
 * Baseline 1 of the plan, the gate into preparation. Later plans are new baselines; this one is kept. The template it names
 * is pinned in the same append, with what decisions ask of it (ADR 32).
 */
export function approveRoadmap(
  { roadmap, context }: ApproveRoadmap,
  project: Project,
  templates: TemplatesInForce,
): readonly (RoadmapApproved | ProcedureTemplatePinned)[] {
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
  const procedure = pinned(data, templates);
  return [
    { type: 'RoadmapApproved', data },
    { type: 'ProcedureTemplatePinned', data: procedure },
  ];
}

function pinned(
  { template, decision, approvedBy }: RoadmapApproved['data'],
  templates: TemplatesInForce,
): ProcedureTemplatePinned['data'] {
  const { id, version } = template;
  const found = templates?.version === version ? templates.rows.find(row => row.id === id) : undefined;
  if (found === undefined) {
    const inForce = templates?.rows.map(row => `${row.id} ${templates.version}`).join(', ') ?? null;
    throw violation('project.template-not-in-force', { id, version, on: decision.date, inForce });
  }
  const { title, permits, gates } = found;
  return {
    template,
    title,
    permits,
    gates,
    decisionNo: decision.number,
    pinnedOn: decision.date,
    pinnedBy: approvedBy,
  };
}
