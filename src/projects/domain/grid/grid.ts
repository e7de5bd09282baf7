import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { withFact, type Facts } from '../facts.js';
import type {
  AuctionLost,
  AuctionWon,
  GridConditionsIssued,
  GridConnected,
  GridEvent,
  PowerLimitOverridden,
  PpaAmended,
  PpaSigned,
  PpaTerminated,
} from './grid.events.js';

/**
 * States of the track (domain.md c.2). A bilateral buyer is met with his agreement, not before, so `bilateral_buyer` is
 * no state of its own: such a project goes from its conditions to `ppa_signed`.
 */
export type GridState =
  | 'none'
  | 'grid_conditions_issued'
  | 'auction_won'
  | 'auction_lost'
  | 'ppa_signed'
  | 'ppa_terminated'
  | 'grid_connected';

/** Terms of connection, auctions, the buyer of the power, the connection itself. */
export interface GridTrack {
  readonly state: GridState;
  /** Business date of the last fact of this track. */
  readonly lastOn: string | null;
  /** By number. */
  readonly conditions: Facts<GridConditionsIssued['data']>;
  /** By auction id. */
  readonly auctionsWon: Facts<AuctionWon['data']>;
  readonly auctionsLost: Facts<AuctionLost['data']>;
  /** By number, as they were signed. */
  readonly ppas: Facts<PpaSigned['data']>;
  /** By number and annex number. */
  readonly amendments: Facts<PpaAmended['data']>;
  /** By number. */
  readonly terminations: Facts<PpaTerminated['data']>;
  /** The one in force, with the terms it has now. */
  readonly ppa: PpaSigned['data'] | null;
  /** By act number. */
  readonly connections: Facts<GridConnected['data']>;
  readonly overrides: Facts<PowerLimitOverridden['data']>;
}

export const noGrid: GridTrack = {
  state: 'none',
  lastOn: null,
  conditions: null,
  auctionsWon: null,
  auctionsLost: null,
  ppas: null,
  amendments: null,
  terminations: null,
  ppa: null,
  connections: null,
  overrides: null,
};

/** The track is begun with the first terms of connection; before that the grid binds nothing. */
export function gridTrackBegun(grid: GridTrack): boolean {
  return grid.conditions !== null;
}

/** An annex is known by the agreement it belongs to and its own number. */
export function annexId({ number, annexNo }: { readonly number: string; readonly annexNo: string }): string {
  return `${number}/${annexNo}`;
}

export function evolveGrid(grid: GridTrack, event: GridEvent): GridTrack {
  switch (event.type) {
    case 'GridConditionsIssued': {
      const conditions = withFact(grid.conditions, event.data.number, event.data);
      const state = grid.state === 'none' ? 'grid_conditions_issued' : grid.state;
      return dated({ ...grid, conditions, state }, event.data.issuedOn);
    }
    case 'AuctionWon': {
      const auctionsWon = withFact(grid.auctionsWon, event.data.auctionId, event.data);
      return dated({ ...grid, auctionsWon, state: 'auction_won' }, event.data.heldOn);
    }
    case 'AuctionLost': {
      const auctionsLost = withFact(grid.auctionsLost, event.data.auctionId, event.data);
      // One that was won before is not lost by a later one.
      const state = grid.state === 'auction_won' ? grid.state : 'auction_lost';
      return dated({ ...grid, auctionsLost, state }, event.data.heldOn);
    }
    case 'PpaSigned': {
      const ppas = withFact(grid.ppas, event.data.number, event.data);
      const state = grid.connections === null ? 'ppa_signed' : 'grid_connected';
      return dated({ ...grid, ppas, ppa: event.data, state }, event.data.signedOn);
    }
    case 'PpaAmended': {
      const amendments = withFact(grid.amendments, annexId(event.data), event.data);
      const ppa = grid.ppa?.number === event.data.number ? { ...grid.ppa, terms: event.data.terms } : grid.ppa;
      return dated({ ...grid, amendments, ppa }, event.data.amendedOn);
    }
    case 'PpaTerminated': {
      const terminations = withFact(grid.terminations, event.data.number, event.data);
      const ppa = grid.ppa?.number === event.data.number ? null : grid.ppa;
      return dated({ ...grid, terminations, ppa, state: 'ppa_terminated' }, event.data.terminatedOn);
    }
    case 'GridConnected': {
      const connections = withFact(grid.connections, event.data.actNo, event.data);
      return dated({ ...grid, connections, state: 'grid_connected' }, event.data.connectedOn);
    }
    case 'PowerLimitOverridden':
      return { ...grid, overrides: withFact(grid.overrides, event.data.overrideId, event.data) };
    default:
      return unchanged(grid, event);
  }
}

function dated(grid: GridTrack, on: string): GridTrack {
  return grid.lastOn !== null && grid.lastOn >= on ? grid : { ...grid, lastOn: on };
}
