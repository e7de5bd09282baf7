import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { mustBeNextInGridLine, mustHaveConditionsOn, overrideOf } from '../../domain/grid/grid-rules.js';
import { saysTheSame } from '../../domain/json.js';
import type { AuctionLost, AuctionWon } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Bid = Omit<AuctionLost['data'], 'recordedBy'>;

export class RecordAuction implements Command {
  constructor(
    readonly projectId: string,
    readonly outcome: 'won' | 'lost',
    readonly bid: Bid,
    readonly context: CommandContext,
  ) {}
}

/**
 * An auction of capacity and how it ended, known by its id. It rests on valid terms of connection and looks for a
 * buyer, so there is none while an agreement is in force; a lost bid binds nobody and has no limit.
 */
export const recordAuction: Decide<RecordAuction, Project, AuctionWon | AuctionLost> = (
  { outcome, bid, context },
  project,
) => {
  mustExist(project);
  if (isKnown(outcome, bid, project)) return [];
  const { grid } = project;
  mustBeNextInGridLine(bid.heldOn, project, context);
  if (grid.ppa !== null) throw violation('project.ppa-in-force', { number: grid.ppa.number });
  const { capacityMw: gridMw } = mustHaveConditionsOn(bid.heldOn, grid);
  const recordedBy = context.actor.personId;
  if (outcome === 'lost') return [{ type: 'AuctionLost', data: { ...bid, recordedBy } }];
  const overrideId = overrideOf('auction', bid.capacityMw, [{ of: 'grid', capacityMw: gridMw }], grid, context);
  return [{ type: 'AuctionWon', data: { ...bid, overrideId, recordedBy } }];
};

function isKnown(outcome: 'won' | 'lost', bid: Bid, { grid }: Project): boolean {
  const { auctionId } = bid;
  const won = factWithId(grid.auctionsWon, auctionId);
  const lost = factWithId(grid.auctionsLost, auctionId);
  if (won === null && lost === null) return false;
  const known = outcome === 'won' ? won : lost;
  if (known !== null && saysTheSame<Bid>(known, bid)) return true;
  throw violation('project.auction-id-reused', { auctionId });
}
