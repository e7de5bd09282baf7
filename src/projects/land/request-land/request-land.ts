import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Area } from '../../../kernel/quantities/area.js';
import { mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import { exceedanceOf } from '../../domain/land/land-limit.js';
import { mustBeApprovedForLand, mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { Project } from '../../domain/project.js';
import type { LandRequested } from '../../domain/project.events.js';
import { violation } from '../../domain/project.violations.js';

export class RequestLand implements Command {
  constructor(
    readonly projectId: string,
    readonly request: LandRequested['data'],
    readonly context: CommandContext,
  ) {}
}

/** Land Code art. 43: the application. Never for more than was approved; a change of scope comes first. */
export function requestLand({ request, context }: RequestLand, project: Project): readonly LandRequested[] {
  mustExist(project);
  const earlier = factWithId(project.land.requests, request.requestNo);
  if (earlier !== null) {
    if (sameContent(earlier, request)) return [];
    throw violation('project.land-request-id-reused', { requestNo: request.requestNo });
  }
  mustBeActive(project);
  mustBeApprovedForLand(project);
  mustBeDated(request.requestedOn, project, context);
  mustFollowInLandLine(request.requestedOn, project);
  exceedanceOf(Area.parsePositive(request.landHa), request.requestedOn, project, context);
  return [{ type: 'LandRequested', data: request }];
}
