import { Kato } from '../../../kernel/reference/kato.js';
import { bodyKey } from '../../domain/review/opinions.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { planAfter, type RoadmapPlan } from '../../domain/works/roadmap-plan.js';

/** The steps of a project's roadmap as they stand; the lines of the register are made of it. */
export interface RoadmapSteps {
  readonly projectId: string;
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  /** Without the plans of money and jobs. Null before a roadmap is approved. */
  readonly plan: RoadmapPlan | null;
}

/** The types that change a step. */
export const STEP_TYPES = [
  'ProposalRegistered',
  'RoadmapApproved',
  'RoadmapRebaselined',
  'RoadmapStepCompleted',
  'RoadmapStepsAdded',
  'ProjectResumed',
  'DecisionAnnulled',
  'FigureCorrected',
] as const satisfies readonly ProjectEvent['type'][];

export function roadmapSteps(row: RoadmapSteps | undefined, event: ProjectEvent): RoadmapSteps | undefined {
  if (event.type === 'ProposalRegistered') {
    const place = Kato.placeOf(event.data.site.kato as Kato);
    return { projectId: event.data.projectId, ...place, plan: null };
  }
  if (row === undefined) return undefined;
  const plan = planAfter(row.plan, event);
  if (plan === row.plan) return row;
  return { ...row, plan: plan === null ? null : { ...plan, disbursementPlan: [], jobsPlan: [] } };
}

/** Dimensions of a line, in the order that the list is read: its primary key is the index of the cursor. */
export const STEP_DIMENSIONS = [
  'dueOn',
  'projectId',
  'step',
  'body',
  'track',
  'completedOn',
  'region',
  'district',
] as const;

/** A line for each step: not a sum, but kept like one, from the difference of the row before and after. */
export function stepLines({ projectId, region, district, plan }: RoadmapSteps) {
  return (plan?.steps ?? []).map(({ code, dueOn, ownerBody, track, completedOn }) => ({
    dimensions: {
      dueOn,
      projectId,
      step: code,
      body: bodyKey(ownerBody),
      track,
      completedOn: completedOn ?? 'none',
      region,
      district,
    },
    measures: { steps: 1n },
  }));
}
