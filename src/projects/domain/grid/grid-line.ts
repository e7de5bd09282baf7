import type { GridState } from './grid.js';
import { saidBy, type ProjectFact, type SaidBy } from '../proposal/figures.js';
import type { AuctionWon, GridConditionsIssued, GridConnected, PpaSigned, PpaTerminated } from '../project.events.js';

/** The track of grid and offtake as views show it. Plain JSON; a spec holds it to what decisions see. */
export type GridLine = {
  readonly state: GridState;
  /** The last terms of connection. */
  readonly conditions: Omit<GridConditionsIssued['data'], 'recordedBy'> | null;
  /** The last auction. */
  readonly auction: AuctionLine | null;
  /** The last one, in force or ended. */
  readonly ppa: PpaLine | null;
  readonly connections: readonly Omit<GridConnected['data'], 'recordedBy'>[];
};

export type AuctionLine = Pick<
  AuctionWon['data'],
  'auctionId' | 'heldOn' | 'capacityMw' | 'priceKztPerKwh' | 'zone'
> & {
  readonly outcome: 'won' | 'lost';
};

export type PpaLine = Pick<PpaSigned['data'], 'number' | 'signedOn' | 'auctionId' | 'terms'> & {
  readonly annexes: number;
  readonly termination: Omit<PpaTerminated['data'], 'number' | 'recordedBy'> | null;
  /** The act that set the terms last: the signing or an annex. */
  readonly said: SaidBy;
};

export const noGridLine: GridLine = { state: 'none', conditions: null, auction: null, ppa: null, connections: [] };

export function gridAfter(grid: GridLine, event: ProjectFact): GridLine {
  switch (event.type) {
    case 'GridConditionsIssued': {
      const { recordedBy: _recordedBy, ...conditions } = event.data;
      return { ...grid, conditions, state: grid.state === 'none' ? 'grid_conditions_issued' : grid.state };
    }
    case 'AuctionWon':
      return { ...grid, auction: auctionOf('won', event.data), state: 'auction_won' };
    case 'AuctionLost': {
      // One that was won before is not lost by a later one.
      if (grid.state === 'auction_won') return grid;
      return { ...grid, auction: auctionOf('lost', event.data), state: 'auction_lost' };
    }
    case 'PpaSigned': {
      const { number, signedOn, auctionId, terms } = event.data;
      const ppa = { number, signedOn, auctionId, terms, annexes: 0, termination: null, said: saidBy(event) };
      return { ...grid, ppa, state: grid.connections.length === 0 ? 'ppa_signed' : 'grid_connected' };
    }
    case 'PpaAmended': {
      if (grid.ppa?.number !== event.data.number) return grid;
      const { annexes } = grid.ppa;
      return { ...grid, ppa: { ...grid.ppa, terms: event.data.terms, annexes: annexes + 1, said: saidBy(event) } };
    }
    case 'PpaTerminated': {
      const { number, recordedBy: _recordedBy, ...termination } = event.data;
      const ppa = grid.ppa?.number === number ? { ...grid.ppa, termination } : grid.ppa;
      return { ...grid, ppa, state: 'ppa_terminated' };
    }
    case 'GridConnected': {
      const { recordedBy: _recordedBy, ...connection } = event.data;
      return { ...grid, connections: [...grid.connections, connection], state: 'grid_connected' };
    }
    default:
      return grid;
  }
}

function auctionOf(
  outcome: AuctionLine['outcome'],
  { auctionId, heldOn, capacityMw, priceKztPerKwh, zone }: Omit<AuctionLine, 'outcome'>,
): AuctionLine {
  return { auctionId, outcome, heldOn, capacityMw, priceKztPerKwh, zone };
}
