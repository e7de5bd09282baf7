import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist, mustNotBeInTheFuture } from '../../domain/common-rules.js';
import type { PeriodLockOverridden } from '../../domain/corrections/period-lock.events.js';
import { factWithId } from '../../domain/facts.js';
import { saysTheSame } from '../../domain/json.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

/** The last published day is what the register knows, not what the caller says. */
export type PeriodOverride = Omit<PeriodLockOverridden['data'], 'overriddenBy' | 'datedThrough'>;

export class OverridePeriodLock implements Command {
  constructor(
    readonly projectId: string,
    readonly override: PeriodOverride,
    readonly context: CommandContext,
  ) {}
}

/**
 * The second person of rule X21: from which day on steps of this project may be dated although it is published, and why.
 * It is used by whoever records them, whatever the stage: what was forgotten is recorded of ended projects too.
 */
export const overridePeriodLock: Decide<OverridePeriodLock, Project, PeriodLockOverridden> = (
  { override, context },
  project,
) => {
  mustExist(project);
  const { overrideId, datedFrom, overriddenOn } = override;
  const known = factWithId(project.corrections.periodOverrides, overrideId);
  if (known !== null) {
    if (saysTheSame(known, override)) return [];
    throw violation('project.period-override-id-reused', { overrideId });
  }
  mustNotBeInTheFuture(overriddenOn, context);
  const { closedThrough: datedThrough } = context;
  if (datedThrough === null || datedFrom > datedThrough) {
    throw violation('project.period-not-published', { datedFrom, closedThrough: datedThrough });
  }
  // An override that is itself dated into the period would be the very thing it lets others do.
  if (overriddenOn <= datedThrough) {
    throw violation('project.period-is-published', { on: overriddenOn, closedThrough: datedThrough });
  }
  return [{ type: 'PeriodLockOverridden', data: { ...override, datedThrough, overriddenBy: context.actor.personId } }];
};
