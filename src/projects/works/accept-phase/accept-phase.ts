import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { PhaseAccepted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { mustPassGates } from '../../domain/works/gates.js';
import { procedureOf } from '../../domain/works/procedure.js';

export type Phase = PhaseAccepted['data'];

export class AcceptPhase implements Command {
  constructor(
    readonly projectId: string,
    readonly phase: Phase,
    readonly context: CommandContext,
  ) {}
}

/**
 * A part of the plant is accepted by an act of its own. The first one takes the project to commissioning, as domain.md
 * c.2 says in brackets; the others follow there, each through the template's gates of acceptance. Operation still waits for the act over the whole.
 */
export const acceptPhase: Decide<AcceptPhase, Project, PhaseAccepted> = ({ phase, context }, project) => {
  mustExist(project);
  const { phaseNo, acceptedOn } = phase;
  const known = factWithId(project.works.phases, String(phaseNo));
  if (known !== null) {
    if (sameContent(known, phase)) return [];
    throw violation('project.phase-number-reused', { phaseNo });
  }
  mustBeActive(project);
  const { acceptance } = project.works;
  if (acceptance !== null) throw violation('project.facility-already-accepted', { actNo: acceptance.actNo });
  mustBeIn(project, ['construction', 'commissioning'], 'project.not-under-construction');
  mustBeDated(acceptedOn, project, context);
  mustFollowLastTransition(acceptedOn, project);
  mustPassGates(procedureOf(project, acceptedOn).gates.acceptance, project, { on: acceptedOn, notificationNo: null });
  return [{ type: 'PhaseAccepted', data: phase }];
};
