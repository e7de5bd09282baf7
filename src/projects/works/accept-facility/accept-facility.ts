import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { Power } from '../../../kernel/quantities/power.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { newestFirst } from '../../domain/facts.js';
import { conditionsNow, overrideOf, type PowerLimit } from '../../domain/grid/grid-rules.js';
import { gridTrackBegun } from '../../domain/grid/grid.js';
import { sameContent } from '../../domain/json.js';
import type { FacilityAccepted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { mustPassGates } from '../../domain/works/gates.js';
import { procedureOf } from '../../domain/works/procedure.js';

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
 * (ruling 33): an act without them has no shape. A template may want more. Where the grid track was begun, no more is accepted than was approved
 * and than the grid takes, unless another person has overridden it (X20).
 */
export const acceptFacility: Decide<AcceptFacility, Project, FacilityAccepted> = ({ acceptance, context }, project) => {
  mustExist(project);
  const earlier = project.works.acceptance;
  if (earlier !== null && sameContent(earlier, acceptance)) return [];
  mustBeActive(project);
  if (earlier !== null) throw violation('project.facility-already-accepted', { actNo: earlier.actNo });
  mustBeIn(project, ['construction', 'commissioning'], 'project.not-under-construction');
  mustBeDated(acceptance.acceptedOn, project, context);
  mustFollowLastTransition(acceptance.acceptedOn, project);
  const { acceptedOn } = acceptance;
  mustPassGates(procedureOf(project, acceptedOn).gates.acceptance, project, { on: acceptedOn, notificationNo: null });
  mustFitDesignAndGrid(acceptance, project, context);
  mustBeSumOfPhases(acceptance, project);
  return [{ type: 'FacilityAccepted', data: acceptance }];
};

function mustFitDesignAndGrid({ acceptedMw }: Acceptance, { grid, change }: Project, context: CommandContext): void {
  if (acceptedMw === null || !gridTrackBegun(grid)) return;
  const designMw = change.approved?.capacityMw ?? null;
  const limits: PowerLimit[] = [{ of: 'grid', capacityMw: conditionsNow(grid).capacityMw }];
  if (designMw !== null) limits.unshift({ of: 'design', capacityMw: designMw });
  overrideOf('acceptance', acceptedMw, limits, grid, context);
}

/** Where phases were accepted one by one, the act over the whole names their sum. */
function mustBeSumOfPhases({ acceptedMw }: Acceptance, { works }: Project): void {
  if (works.phases === null) return;
  const phases = Power.sum([...newestFirst(works.phases)].map(phase => Power.parse(phase.acceptedMw)));
  if (acceptedMw === null || !Power.parse(acceptedMw).equals(phases)) {
    throw violation('project.phases-differ-from-acceptance', { phasesMw: phases.toJson(), acceptedMw });
  }
}
