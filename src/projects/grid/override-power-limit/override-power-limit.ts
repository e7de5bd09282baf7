import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { PowerLimitOverridden } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type PowerOverride = Omit<PowerLimitOverridden['data'], 'overriddenBy'>;

export class OverridePowerLimit implements Command {
  constructor(
    readonly projectId: string,
    readonly override: PowerOverride,
    readonly context: CommandContext,
  ) {}
}

/**
 * The second person of rule X20: up to which capacity an auction, an agreement or an acceptance may go beyond what it
 * rests on, and why. A fact of its own rather than a field of those: they come from registers of others, and machines
 * decide nothing (X6). It is used by whoever records the capacity, who is another person.
 */
export const overridePowerLimit: Decide<OverridePowerLimit, Project, PowerLimitOverridden> = (
  { override, context },
  project,
) => {
  mustExist(project);
  const { overrideId, overriddenOn } = override;
  const known = factWithId(project.grid.overrides, overrideId);
  if (known !== null) {
    if (saysTheSame(known, override)) return [];
    throw violation('project.power-override-id-reused', { overrideId });
  }
  mustBeActive(project);
  mustBeDated(overriddenOn, project, context);
  return [{ type: 'PowerLimitOverridden', data: { ...override, overriddenBy: context.actor.personId } }];
};
