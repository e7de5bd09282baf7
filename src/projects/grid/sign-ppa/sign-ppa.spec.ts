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
  TERMS,
} from '../../../../test/support/grid-facts.js';
import { DECIDER, GRID_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import type { PpaTermsJson } from '../../domain/project.events.js';
import { SignPpa, signPpa, type Ppa } from './sign-ppa.js';

const project = given(projectAggregate, signPpa);

const { recordedBy: _, overrideId: __, ...PPA } = ppaSigned().data;

const sign = (over: Partial<Ppa> = {}, terms: Partial<PpaTermsJson> = {}, context: ContextOf = {}): SignPpa =>
  new SignPpa(
    'any',
    { ...PPA, ...over, terms: { ...TERMS, ...terms } },
    aContext({ person: GRID_OFFICER, role: 'grid_officer', ...context }),
  );

const AUCTION = { auctionId: 'SOLAR-2019-10' };
const ready = aProject().approved().with(gridConditions());
const won = ready.with(auctionWon());

describe('sign a power purchase agreement', () => {
  it('rests on the auction that was won, or has a bilateral buyer', () => {
    project(won).when(sign(AUCTION)).thenRecorded(ppaSigned(AUCTION));
    project(ready).when(sign()).thenRecorded(ppaSigned());
  });

  it('is known by its number: the same again is quiet, also after it ended; another under it is refused', () => {
    project(ready.with(ppaSigned())).when(sign()).thenNothing();
    project(ready.with(ppaSigned(), ppaTerminated())).when(sign()).thenNothing();
    project(ready.with(ppaSigned()))
      .when(sign({}, { priceKztPerKwh: '17.0000' }))
      .thenRefused('project.ppa-number-reused', { number: 'PPA-17' });
  });

  it('is one at a time: the next follows the end of the first', () => {
    project(ready.with(ppaSigned()))
      .when(sign({ number: 'PPA-18' }))
      .thenRefused('project.ppa-in-force', { number: 'PPA-17' });
    const again = { number: 'PPA-18', signedOn: '2020-07-01' };
    project(ready.with(ppaSigned(), ppaTerminated())).when(sign(again)).thenRecorded(ppaSigned(again));
  });

  it('refuses an auction that this project lost or never entered', () => {
    project(ready.with(auctionLost()))
      .when(sign({ auctionId: 'SOLAR-2019-06' }))
      .thenRefused('project.ppa-without-won-auction', { auctionId: 'SOLAR-2019-06' });
    project(ready).when(sign(AUCTION)).thenRefused('project.ppa-without-won-auction');
  });

  it('rests on grid conditions that are valid on its day', () => {
    project(aProject().approved()).when(sign()).thenRefused('project.grid-conditions-not-issued');
    project(
      aProject()
        .approved()
        .with(gridConditions({ validUntil: '2019-11-19' })),
    )
      .when(sign())
      .thenRefused('project.grid-conditions-expired');
  });

  it('refuses operation that is due before it is signed', () => {
    project(ready)
      .when(sign({}, { operationDueOn: '2019-11-20' }))
      .thenRefused('project.ppa-operation-due-before-signing');
  });

  describe('its capacity (X20)', () => {
    it('is no more than the auction gave', () => {
      project(ready.with(auctionWon({ capacityMw: '8.000000' })))
        .when(sign(AUCTION))
        .thenRefused('project.power-beyond-limit', {
          subject: 'ppa',
          capacityMw: '10.000000',
          limit: 'auction',
          limitMw: '8.000000',
        });
    });

    it('is no more than the grid takes, by the terms recorded last', () => {
      const more = sign({}, { capacityMw: '11.000000' });
      project(ready).when(more).thenRefused('project.power-beyond-limit', {
        subject: 'ppa',
        capacityMw: '11.000000',
        limit: 'grid',
        limitMw: '10.000000',
      });
      project(ready.with(gridConditions({ number: 'TU-99', issuedOn: '2019-09-01', capacityMw: '11.000000' })))
        .when(more)
        .thenRecorded(ppaSigned({}, { capacityMw: '11.000000' }));
    });

    it('may be more where another person has said why', () => {
      const more = { capacityMw: '11.000000' };
      project(ready.with(powerOverride()))
        .when(sign({}, more))
        .thenRecorded(ppaSigned({ overrideId: 'PO-1' }, more));
      project(ready.with(powerOverride()))
        .when(sign({}, more, { person: null }))
        .thenRecorded(ppaSigned({ overrideId: 'PO-1', recordedBy: null }, more));
      project(ready.with(powerOverride()))
        .when(sign({}, more, { person: DECIDER }))
        .thenRefused('project.power-override-by-same-person');
      project(ready.with(powerOverride({ subject: 'auction' })))
        .when(sign({}, more))
        .thenRefused('project.power-beyond-limit');
    });
  });

  it('refuses a day in the future, before the proposal, and before the last step of the track', () => {
    project(ready)
      .when(sign({}, {}, { today: '2019-11-19' }))
      .thenRefused('project.dated-in-the-future');
    project(ready)
      .when(sign({ signedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(won)
      .when(sign({ signedOn: '2019-10-14' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(ready.suspended()).when(sign()).thenRefused('project.is-suspended');
    project(ready.cancelled()).when(sign()).thenRefused('project.is-over');
    project(noProject()).when(sign()).thenRefused('project.not-registered');
  });
});
