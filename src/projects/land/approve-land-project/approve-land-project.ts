import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import { mustFollowInLandLine, mustHaveValidConclusion, mustNameEachParcelOnce } from '../../domain/land/land-rules.js';
import type { LandManagementProjectApproved } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type LandProject = Omit<LandManagementProjectApproved['data'], 'approvedBy'>;

export class ApproveLandProject implements Command {
  constructor(
    readonly projectId: string,
    readonly landProject: LandProject,
    readonly context: CommandContext,
  ) {}
}

/** The survey comes after the commission agreed and while its conclusion is valid (Land Code art. 43); a later one replaces it parcel by parcel. */
export const approveLandProject: Decide<ApproveLandProject, Project, LandManagementProjectApproved> = (
  { landProject, context },
  project,
) => {
  mustExist(project);
  const data: LandManagementProjectApproved['data'] = { ...landProject, approvedBy: context.actor.personId };
  const earlier = factWithId(project.land.grant.landProjects, landProject.number);
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'approvedBy')) return [];
    throw violation('project.land-project-id-reused', { number: landProject.number });
  }
  mustBeActive(project);
  mustBeDated(landProject.approvedOn, project, context);
  mustFollowInLandLine(landProject.approvedOn, project);
  mustHaveValidConclusion(project.land, landProject.approvedOn);
  mustNameEachParcelOnce(landProject.parcels);
  return [{ type: 'LandManagementProjectApproved', data }];
};
