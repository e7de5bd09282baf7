import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { LandOverlapOverridden } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type OverlapOverride = Omit<LandOverlapOverridden['data'], 'overriddenBy'>;

export class OverrideLandOverlap implements Command {
  constructor(
    readonly projectId: string,
    readonly override: OverlapOverride,
    readonly context: CommandContext,
  ) {}
}

/**
 * The second person of rule X2: which parcel may share ground with which, and why. A fact of its own, said before the
 * reservation: two persons need not sit at one desk. Whether the parcels overlap, and are held, is asked when it is used.
 */
export const overrideLandOverlap: Decide<OverrideLandOverlap, Project, LandOverlapOverridden> = (
  { override, context },
  project,
) => {
  mustExist(project);
  const { overrideId, overriddenOn } = override;
  const known = factWithId(project.land.overlapOverrides, overrideId);
  if (known !== null) {
    if (saysTheSame(known, override)) return [];
    throw violation('project.land-overlap-override-id-reused', { overrideId });
  }
  mustBeActive(project);
  mustBeDated(overriddenOn, project, context);
  return [{ type: 'LandOverlapOverridden', data: { ...override, overriddenBy: context.actor.personId } }];
};
