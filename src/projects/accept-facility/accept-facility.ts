import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../domain/common-rules.js';
import { sameContent } from '../domain/json.js';
import type { FacilityAccepted } from '../domain/project.events.js';
import type { Project } from '../domain/project.js';
import { violation } from '../domain/project.violations.js';

export type Acceptance = FacilityAccepted['data'];

export class AcceptFacility implements Command {
  constructor(
    readonly projectId: string,
    readonly acceptance: Acceptance,
    readonly context: CommandContext,
  ) {}
}

/**
 * The customer's act of acceptance. Both conclusions of supervision, technical and author's, are numbers in the act
 * (ruling 33): an act without them has no shape, so there is nothing left to refuse here.
 */
export const acceptFacility: Decide<AcceptFacility, Project, FacilityAccepted> = ({ acceptance, context }, project) => {
  mustExist(project);
  const earlier = project.works.acceptance;
  if (earlier !== null && sameContent(earlier, acceptance)) return [];
  mustBeActive(project);
  if (earlier !== null) throw violation('project.facility-already-accepted', { actNo: earlier.actNo });
  mustBeIn(project, ['construction'], 'project.not-under-construction');
  mustBeDated(acceptance.acceptedOn, project, context);
  mustFollowLastTransition(acceptance.acceptedOn, project);
  return [{ type: 'FacilityAccepted', data: acceptance }];
};
