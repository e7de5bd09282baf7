import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import type { PpaTerminated, ProjectCancelled } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

/** Sent by the automation only: there is no route. */
export class EndPpa implements Command {
  constructor(
    readonly projectId: string,
    /** Of the cancellation. */
    readonly decisionNo: string,
    readonly context: CommandContext,
  ) {}
}

/** Who ends the sale of the power: the investor sells it, the state buys it through its settlement centre. */
const INITIATORS: Readonly<Record<ProjectCancelled['data']['initiator'], PpaTerminated['data']['initiator']>> = {
  investor: 'seller',
  state: 'buyer',
  court: 'court',
};

/**
 * No decision of a machine: where no plant is built there is no power to buy. The ground is that the project ended, which
 * bars nobody from auctions (X16); late commissioning is found by persons, and recorded before. Nothing is recorded where
 * the cancellation was annulled since, or no agreement is in force.
 */
export const endPpa: Decide<EndPpa, Project, PpaTerminated> = ({ decisionNo }, { cancellation, grid }) => {
  if (cancellation === null || cancellation.decision.number !== decisionNo || grid.ppa === null) return [];
  const { date } = cancellation.decision;
  const data: PpaTerminated['data'] = {
    number: grid.ppa.number,
    terminatedOn: grid.lastOn !== null && grid.lastOn > date ? grid.lastOn : date,
    initiator: INITIATORS[cancellation.initiator],
    reasonCode: 'project_ended',
    reasonText: `The project was cancelled by decision ${decisionNo}`,
    recordedBy: null,
  };
  return [{ type: 'PpaTerminated', data }];
};
