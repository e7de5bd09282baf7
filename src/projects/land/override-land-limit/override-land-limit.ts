import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { LandLimitOverridden } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type LimitOverride = Omit<LandLimitOverridden['data'], 'overriddenBy'>;

export class OverrideLandLimit implements Command {
  constructor(
    readonly projectId: string,
    readonly override: LimitOverride,
    readonly context: CommandContext,
  ) {}
}

/**
 * The second person of rule X3: up to which area the project's land may exceed what was approved, and why. The approved
 * figure stays; who wants another one has the scope revised. It is used by whoever asks, reserves and allocates after it.
 */
export const overrideLandLimit: Decide<OverrideLandLimit, Project, LandLimitOverridden> = (
  { override, context },
  project,
) => {
  mustExist(project);
  const { overrideId, overriddenOn } = override;
  const known = factWithId(project.land.limitOverrides, overrideId);
  if (known !== null) {
    if (saysTheSame(known, override)) return [];
    throw violation('project.land-limit-override-id-reused', { overrideId });
  }
  mustBeActive(project);
  mustBeDated(overriddenOn, project, context);
  return [{ type: 'LandLimitOverridden', data: { ...override, overriddenBy: context.actor.personId } }];
};
