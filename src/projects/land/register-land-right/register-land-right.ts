import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import { mustBeAllocated, mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandRightRegistered } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type RegisteredRight = Omit<LandRightRegistered['data'], 'recordedBy'>;

export class RegisterLandRight implements Command {
  constructor(
    readonly projectId: string,
    readonly right: RegisteredRight,
    readonly context: CommandContext,
  ) {}
}

/** What the register of rights says. It needs an allocation and no contract: that may come in later from another register. */
export const registerLandRight: Decide<RegisterLandRight, Project, LandRightRegistered> = (
  { right, context },
  project,
) => {
  mustExist(project);
  const data: LandRightRegistered['data'] = { ...right, recordedBy: context.actor.personId };
  const earlier = factWithId(project.land.grant.rights, right.registrationNo);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'recordedBy')) return [];
    throw violation('project.land-registration-id-reused', { registrationNo: right.registrationNo });
  }
  mustBeActive(project);
  mustBeAllocated(right.cadastralNumbers, project);
  mustBeDated(right.registeredOn, project, context);
  mustFollowInLandLine(right.registeredOn, project);
  return [{ type: 'LandRightRegistered', data }];
};
