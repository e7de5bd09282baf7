import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustNotBeAnnulled } from '../../domain/appeals/appeal-rules.js';
import {
  isPerson,
  mustBeDated,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
  mustNotBeTerminal,
} from '../../domain/common-rules.js';
import { sameExcept } from '../../domain/json.js';
import { holdsLand } from '../../domain/land/land-track.js';
import type { ProjectCancelled } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Cancellation = Omit<ProjectCancelled['data'], 'landDisposition' | 'cancelledBy'>;

export class CancelProject implements Command {
  constructor(
    readonly projectId: string,
    readonly cancellation: Cancellation,
    readonly context: CommandContext,
  ) {}
}

/**
 * The end before operation, possible while suspended too (C4). Land that is held goes back: an automation releases the
 * parcels after this is recorded. An operating project is closed, not cancelled.
 */
export const cancelProject: Decide<CancelProject, Project, ProjectCancelled> = ({ cancellation, context }, project) => {
  mustExist(project);
  const data: ProjectCancelled['data'] = {
    ...cancellation,
    landDisposition: holdsLand(project.land) ? 'release' : 'none_held',
    cancelledBy: context.actor.personId,
  };
  const { cancellation: earlier } = project;
  if (earlier !== null) {
    if (sameExcept(earlier, data, 'landDisposition')) return [];
    throw violation('project.cancelled-by-another-decision', { number: earlier.decision.number });
  }
  mustNotBeAnnulled(project, 'cancellation', cancellation.decision.number);
  mustNotBeTerminal(project);
  if (project.stage === 'operation') throw violation('project.already-operating');
  if (project.stage === 'review' && cancellation.initiator !== 'investor') {
    throw violation('project.in-review-withdrawn-by-investor-only', { initiator: cancellation.initiator });
  }
  mustBeDated(cancellation.decision.date, project, context);
  mustFollowLastTransition(cancellation.decision.date, project);
  mustBeSignedByActor(cancellation.decision, context);
  if (isPerson(context, cancellation.requestedBy)) throw violation('project.decided-by-requester');
  return [{ type: 'ProjectCancelled', data }];
};
