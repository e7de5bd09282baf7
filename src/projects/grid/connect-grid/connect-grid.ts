import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { conditionsNow, mustBeNextInGridLine } from '../../domain/grid/grid-rules.js';
import { saysTheSame } from '../../domain/json.js';
import { generatesPower } from '../../domain/proposal/plausibility.js';
import type { GridConnected } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Connection = Omit<GridConnected['data'], 'recordedBy'>;

export class ConnectGrid implements Command {
  constructor(
    readonly projectId: string,
    readonly connection: Connection,
    readonly context: CommandContext,
  ) {}
}

/**
 * The act of connection, known by its number; a plant built in phases has several. A power plant joins the grid under
 * an agreement in force (domain.md c.2); what only takes power from the grid has no buyer to wait for. That the terms
 * of connection are met is what the act itself says, so their last day is not looked at.
 */
export const connectGrid: Decide<ConnectGrid, Project, GridConnected> = ({ connection, context }, project) => {
  mustExist(project);
  const { actNo, connectedOn } = connection;
  const known = factWithId(project.grid.connections, actNo);
  if (known !== null) {
    if (saysTheSame(known, connection)) return [];
    throw violation('project.grid-connection-act-reused', { actNo });
  }
  mustBeNextInGridLine(connectedOn, project, context);
  conditionsNow(project.grid);
  if (project.grid.ppa === null && generatesPower(project.proposal.assetType)) {
    throw violation('project.ppa-not-in-force', { number: null });
  }
  return [{ type: 'GridConnected', data: { ...connection, recordedBy: context.actor.personId } }];
};
