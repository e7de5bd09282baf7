import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { LandCategory } from '../../../land-registry/index.js';
import { mustBeActive, mustBeDated, mustBeSignedByActor, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import { categoryChangeId } from '../../domain/land/land-grant.js';
import { mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandCategoryChanged } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type CategoryChange = Omit<LandCategoryChanged['data'], 'changedBy'>;

export class ChangeLandCategory implements Command {
  constructor(
    readonly projectId: string,
    readonly change: CategoryChange,
    readonly context: CommandContext,
  ) {}
}

/**
 * Of a parcel that the project holds, so that nobody else changes it meanwhile. `registered` is the category in the
 * parcel's own stream, which may still wait for the last change: what this project had decided since comes first.
 */
export function changeLandCategory(
  { change, context }: ChangeLandCategory,
  registered: LandCategory | null,
  project: Project,
): readonly LandCategoryChanged[] {
  mustExist(project);
  const { decision, cadastralNumber, from, to } = change;
  const data: LandCategoryChanged['data'] = { ...change, changedBy: context.actor.personId };
  const { grant, reservations, allocated } = project.land;
  const earlier = factWithId(grant.categoryChanges, categoryChangeId(decision.number, cadastralNumber));
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'changedBy')) return [];
    throw violation('project.land-category-id-reused', { number: decision.number, cadastralNumber });
  }
  mustBeActive(project);
  if (!reservations.has(cadastralNumber) && !allocated.has(cadastralNumber)) {
    throw violation('project.parcel-not-held', { cadastralNumber });
  }
  mustBeSignedByActor(decision, context);
  mustBeDated(decision.date, project, context);
  mustFollowInLandLine(decision.date, project);
  const category = grant.categories.get(cadastralNumber) ?? registered;
  if (from !== category) throw violation('project.land-category-differs', { cadastralNumber, from, category });
  if (from === to) throw violation('project.land-category-unchanged', { cadastralNumber, category });
  return [{ type: 'LandCategoryChanged', data }];
}
