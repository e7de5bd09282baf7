import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import {
  gridConditions,
  powerOverride,
  ppaAmended,
  ppaSigned,
  ppaTerminated,
  TERMS,
} from '../../../../test/support/grid-facts.js';
import { DECIDER, GRID_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { AmendPpa, amendPpa, type PpaAmendment } from './amend-ppa.js';

const project = given(projectAggregate, amendPpa);

const { terms: _, changes: __, overrideId: ___, recordedBy: ____, ...ANNEX } = ppaAmended().data;
const LATER = { operationDueOn: '2022-06-30' };

const amend = (
  terms: PpaAmendment['terms'] = LATER,
  over: Partial<PpaAmendment> = {},
  context: ContextOf = {},
): AmendPpa =>
  new AmendPpa(
    'any',
    { ...ANNEX, terms, ...over },
    aContext({ person: GRID_OFFICER, role: 'grid_officer', ...context }),
  );

const signed = aProject().approved().with(gridConditions(), ppaSigned());

describe('amend a power purchase agreement', () => {
  it('records what it says from here on, and what changed', () => {
    project(signed).when(amend()).thenRecorded(ppaAmended());
  });

  it('rests on the terms of the annex before', () => {
    const second = { annexNo: 'annex-2', amendedOn: '2020-04-01', reasonCode: 'price_indexed' };
    const price = { priceKztPerKwh: '17.5000' };
    project(signed.with(ppaAmended()))
      .when(amend(price, second))
      .thenRecorded(
        ppaAmended({
          ...second,
          terms: { ...TERMS, ...LATER, ...price },
          changes: [{ pointer: '/terms/priceKztPerKwh', from: '"16.9700"', to: '"17.5000"' }],
        }),
      );
  });

  it('is known by its number: the same again is quiet, another under it is refused', () => {
    project(signed.with(ppaAmended())).when(amend()).thenNothing();
    project(signed.with(ppaAmended(), ppaTerminated())).when(amend()).thenNothing();
    project(signed.with(ppaAmended()))
      .when(amend({ operationDueOn: '2022-07-31' }))
      .thenRefused('project.ppa-annex-number-reused', { number: 'PPA-17', annexNo: 'annex-1' });
    project(signed.with(ppaAmended()))
      .when(amend(LATER, { reasonCode: 'other' }))
      .thenRefused('project.ppa-annex-number-reused');
  });

  it('has nothing to record when no term changes', () => {
    project(signed)
      .when(amend({ termYears: 20, transferable: false }))
      .thenNothing();
  });

  it('refuses an agreement that is not in force', () => {
    project(aProject().approved().with(gridConditions()))
      .when(amend())
      .thenRefused('project.ppa-not-in-force', { number: 'PPA-17' });
    project(signed.with(ppaTerminated({ terminatedOn: '2020-01-15' })))
      .when(amend())
      .thenRefused('project.ppa-not-in-force');
    project(signed)
      .when(amend(LATER, { number: 'PPA-18' }))
      .thenRefused('project.ppa-not-in-force', { number: 'PPA-18' });
  });

  it('refuses operation that is due before the agreement was signed', () => {
    project(signed)
      .when(amend({ operationDueOn: '2019-11-20' }))
      .thenRefused('project.ppa-operation-due-before-signing');
  });

  it('keeps within the grid, unless another person has said why (X20)', () => {
    const more = { capacityMw: '11.000000' };
    project(signed).when(amend(more)).thenRefused('project.power-beyond-limit');
    project(signed.with(powerOverride()))
      .when(amend(more, {}, { person: DECIDER }))
      .thenRefused('project.power-override-by-same-person');
    project(signed.with(powerOverride()))
      .when(amend(more))
      .thenRecorded(
        ppaAmended({
          terms: { ...TERMS, ...more },
          changes: [{ pointer: '/terms/capacityMw', from: '"10.000000"', to: '"11.000000"' }],
          overrideId: 'PO-1',
        }),
      );
  });

  it('refuses a day in the future, before the proposal, and before it was signed', () => {
    project(signed)
      .when(amend(LATER, {}, { today: '2020-03-09' }))
      .thenRefused('project.dated-in-the-future');
    project(signed)
      .when(amend(LATER, { amendedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(signed)
      .when(amend(LATER, { amendedOn: '2019-11-19' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(signed.suspended()).when(amend()).thenRefused('project.is-suspended');
    project(signed.cancelled()).when(amend()).thenRefused('project.is-over');
    project(noProject()).when(amend()).thenRefused('project.not-registered');
  });
});
