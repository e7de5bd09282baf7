import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import {
  auctionLost,
  auctionWon,
  gridConditions,
  powerOverride,
  ppaSigned,
  ppaTerminated,
} from '../../../../test/support/grid-facts.js';
import { DECIDER, GRID_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { RecordAuction, recordAuction, type Bid } from './record-auction.js';

const project = given(projectAggregate, recordAuction);

const { recordedBy: _, overrideId: __, ...BID } = auctionWon().data;
const { recordedBy: ___, ...LOST_BID } = auctionLost().data;

const win = (over: Partial<Bid> = {}, context: ContextOf = {}): RecordAuction =>
  new RecordAuction('any', 'won', { ...BID, ...over }, aContext({ person: GRID_OFFICER, ...context }));
const lose = (over: Partial<Bid> = {}): RecordAuction =>
  new RecordAuction('any', 'lost', { ...LOST_BID, ...over }, aContext({ person: GRID_OFFICER }));

const ready = aProject().approved().with(gridConditions());

describe('record an auction', () => {
  it('keeps the one that was won, and the one that was lost', () => {
    project(ready).when(win()).thenRecorded(auctionWon());
    project(ready).when(lose()).thenRecorded(auctionLost());
  });

  it('may be won after one was lost, and after an agreement ended', () => {
    project(ready.with(auctionLost())).when(win()).thenRecorded(auctionWon());
    project(ready.with(ppaSigned({ signedOn: '2019-08-01' }), ppaTerminated({ terminatedOn: '2019-09-01' })))
      .when(win())
      .thenRecorded(auctionWon());
  });

  it('is known by its id: the same again is quiet, another under it or another outcome is refused', () => {
    project(ready.with(auctionWon())).when(win()).thenNothing();
    project(ready.with(auctionLost())).when(lose()).thenNothing();
    project(ready.with(auctionWon()))
      .when(win({ priceKztPerKwh: '17.0000' }))
      .thenRefused('project.auction-id-reused', { auctionId: 'SOLAR-2019-10' });
    project(ready.with(auctionWon()))
      .when(lose({ ...BID }))
      .thenRefused('project.auction-id-reused');
  });

  it('rests on grid conditions that are valid on its day', () => {
    project(aProject().approved()).when(win()).thenRefused('project.grid-conditions-not-issued');
    project(
      aProject()
        .approved()
        .with(gridConditions({ validUntil: '2019-10-14' })),
    )
      .when(win())
      .thenRefused('project.grid-conditions-expired', { number: 'TU-88', validUntil: '2019-10-14' });
    project(
      aProject()
        .approved()
        .with(gridConditions({ validUntil: '2019-10-15' })),
    )
      .when(win())
      .thenRecorded(auctionWon());
  });

  it('is not held while an agreement is in force', () => {
    project(ready.with(ppaSigned({ signedOn: '2019-08-01' })))
      .when(win())
      .thenRefused('project.ppa-in-force', { number: 'PPA-17' });
  });

  describe('more than the grid takes (X20)', () => {
    const more = { capacityMw: '10.000001' };
    const override = powerOverride({ subject: 'auction', overriddenOn: '2019-10-10' });

    it('is refused to the winner; a lost bid binds nobody', () => {
      project(ready).when(win(more)).thenRefused('project.power-beyond-limit', {
        subject: 'auction',
        capacityMw: '10.000001',
        limit: 'grid',
        limitMw: '10.000000',
      });
      project(ready).when(lose(more)).thenRecorded(auctionLost(more));
    });

    it('is recorded with the override of another person that reaches so far', () => {
      project(ready.with(override))
        .when(win(more))
        .thenRecorded(auctionWon({ ...more, overrideId: 'PO-1' }));
      project(ready.with(override))
        .when(win({ capacityMw: '12.000001' }))
        .thenRefused('project.power-beyond-limit');
      project(ready.with(powerOverride({ subject: 'ppa' })))
        .when(win(more))
        .thenRefused('project.power-beyond-limit');
    });

    it('is refused to the person who overrode it', () => {
      project(ready.with(override))
        .when(win(more, { person: DECIDER }))
        .thenRefused('project.power-override-by-same-person');
    });
  });

  it('refuses a day in the future, before the proposal, and before the last step of the track', () => {
    project(ready)
      .when(win({}, { today: '2019-10-14' }))
      .thenRefused('project.dated-in-the-future');
    project(ready)
      .when(win({ heldOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(ready)
      .when(win({ heldOn: '2019-06-02' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(ready.suspended()).when(win()).thenRefused('project.is-suspended');
    project(ready.cancelled()).when(win()).thenRefused('project.is-over');
    project(noProject()).when(win()).thenRefused('project.not-registered');
  });
});
