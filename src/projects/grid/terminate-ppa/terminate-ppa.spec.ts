import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, ppaSigned, ppaTerminated } from '../../../../test/support/grid-facts.js';
import { GRID_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { TerminatePpa, terminatePpa, type PpaTermination } from './terminate-ppa.js';

const project = given(projectAggregate, terminatePpa);

const { recordedBy: _, ...TERMINATION } = ppaTerminated().data;

const terminate = (over: Partial<PpaTermination> = {}, context: ContextOf = {}): TerminatePpa =>
  new TerminatePpa(
    'any',
    { ...TERMINATION, ...over },
    aContext({ person: GRID_OFFICER, role: 'grid_officer', ...context }),
  );

const signed = aProject().approved().with(gridConditions(), ppaSigned());

describe('terminate a power purchase agreement', () => {
  it('keeps who ended it and on which ground', () => {
    project(signed).when(terminate()).thenRecorded(ppaTerminated());
  });

  it('is possible on a project that is over (C3), held or not', () => {
    project(signed.cancelled()).when(terminate()).thenRecorded(ppaTerminated());
    project(signed.suspended().cancelled()).when(terminate()).thenRecorded(ppaTerminated());
  });

  it('stays quiet when it is said twice, and refuses another end of the same agreement', () => {
    project(signed.with(ppaTerminated())).when(terminate()).thenNothing();
    project(signed.with(ppaTerminated()))
      .when(terminate({ reasonCode: 'mutual_agreement' }))
      .thenRefused('project.ppa-not-in-force', { number: 'PPA-17' });
  });

  it('refuses an agreement that is not in force', () => {
    project(aProject().approved()).when(terminate()).thenRefused('project.ppa-not-in-force');
    project(signed)
      .when(terminate({ number: 'PPA-18' }))
      .thenRefused('project.ppa-not-in-force', { number: 'PPA-18' });
  });

  it('refuses a day in the future, before the proposal, and before it was signed', () => {
    project(signed)
      .when(terminate({}, { today: '2020-06-14' }))
      .thenRefused('project.dated-in-the-future');
    project(signed)
      .when(terminate({ terminatedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(signed)
      .when(terminate({ terminatedOn: '2019-11-19' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended or unknown', () => {
    project(signed.suspended()).when(terminate()).thenRefused('project.is-suspended');
    project(noProject()).when(terminate()).thenRefused('project.not-registered');
  });
});
