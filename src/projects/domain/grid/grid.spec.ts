import { describe, expect, it } from '@jest/globals';
import { aProject } from '../../../../test/support/a-project.js';
import {
  auctionLost,
  auctionWon,
  gridConditions,
  gridConnected,
  powerOverride,
  ppaAmended,
  ppaSigned,
  ppaTerminated,
} from '../../../../test/support/grid-facts.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import type { GridState, GridTrack } from './grid.js';
import type { GridEvent } from './grid.events.js';
import { projectAggregate } from '../project.js';

const after = (...events: readonly GridEvent[]): GridTrack =>
  fold(projectAggregate.evolution, aProject().with(...events).events).grid;

describe('the grid track', () => {
  it.each<[GridState, readonly GridEvent[]]>([
    ['none', []],
    ['none', [powerOverride()]],
    ['grid_conditions_issued', [gridConditions()]],
    ['auction_lost', [gridConditions(), auctionLost()]],
    ['auction_won', [gridConditions(), auctionLost(), auctionWon()]],
    ['auction_won', [gridConditions(), auctionWon(), auctionLost()]],
    ['auction_won', [gridConditions(), auctionWon(), gridConditions({ number: 'TU-99' })]],
    ['ppa_signed', [gridConditions(), auctionWon(), ppaSigned()]],
    ['ppa_signed', [gridConditions(), ppaSigned(), ppaAmended()]],
    ['ppa_terminated', [gridConditions(), ppaSigned(), ppaTerminated()]],
    ['grid_connected', [gridConditions(), ppaSigned(), gridConnected()]],
    ['ppa_terminated', [gridConditions(), ppaSigned(), gridConnected(), ppaTerminated()]],
    [
      'grid_connected',
      [gridConditions(), ppaSigned(), gridConnected(), ppaTerminated(), ppaSigned({ number: 'PPA-18' })],
    ],
  ])('stands at %s', (state, events) => {
    expect(after(...events).state).toBe(state);
  });

  it('keeps the day by which the agreement in force wants operation, as it was amended last', () => {
    expect(after(gridConditions(), ppaSigned()).ppa?.terms.operationDueOn).toBe('2021-12-31');
    expect(after(gridConditions(), ppaSigned(), ppaAmended()).ppa?.terms.operationDueOn).toBe('2022-06-30');
    expect(after(gridConditions(), ppaSigned(), ppaTerminated()).ppa).toBeNull();
  });

  it('leaves the agreement in force alone when another one is amended or ended', () => {
    const other = { number: 'PPA-16' };
    const track = after(gridConditions(), ppaSigned(), ppaAmended(other), ppaTerminated(other));
    expect(track.ppa).toEqual(ppaSigned().data);
  });

  it('keeps the latest day, whatever comes late', () => {
    expect(after(gridConditions(), auctionWon(), auctionLost()).lastOn).toBe('2019-10-15');
  });
});
