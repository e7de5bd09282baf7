import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeDated, mustExist, mustFollow, mustNotBeSuspended } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { ppaInForce } from '../../domain/grid/grid-rules.js';
import { saysTheSame } from '../../domain/json.js';
import type { PpaTerminated } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { isTerminal } from '../../domain/stage.js';

export type PpaTermination = Omit<PpaTerminated['data'], 'recordedBy'>;

export class TerminatePpa implements Command {
  constructor(
    readonly projectId: string,
    readonly termination: PpaTermination,
    readonly context: CommandContext,
  ) {}
}

/**
 * The end of the agreement in force. Like any agreement it may outlive the project, so it is ended on one that is over
 * too (C3); its ground is kept because late commissioning follows the investor to other projects (X16).
 */
export const terminatePpa: Decide<TerminatePpa, Project, PpaTerminated> = ({ termination, context }, project) => {
  mustExist(project);
  const { number, terminatedOn } = termination;
  const known = factWithId(project.grid.terminations, number);
  if (known !== null && saysTheSame(known, termination)) return [];
  if (!isTerminal(project.stage)) mustNotBeSuspended(project);
  ppaInForce(number, project.grid);
  mustBeDated(terminatedOn, project, context);
  mustFollow(terminatedOn, project.grid.lastOn);
  return [{ type: 'PpaTerminated', data: { ...termination, recordedBy: context.actor.personId } }];
};
