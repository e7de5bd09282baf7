import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { ARCHITECT } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { SuspendProject, suspendProject } from '../../change/suspend-project/suspend-project.js';
import { acceptPhase, AcceptPhase, type Phase } from './accept-phase.js';

const project = given(projectAggregate, acceptPhase);

const FIRST: Phase = { phaseNo: 1, acceptedMw: '4.000000', actNo: 'ACT-5/1', acceptedOn: '2020-06-15' };
const SECOND: Phase = { phaseNo: 2, acceptedMw: '6.000000', actNo: 'ACT-5/2', acceptedOn: '2020-08-10' };

const accept = (over: Partial<Phase> = {}, context: ContextOf = {}): AcceptPhase =>
  new AcceptPhase('any', { ...FIRST, ...over }, aContext({ person: ARCHITECT, role: 'gask_officer', ...context }));

const building = aProject().underConstruction();

describe('accept a phase', () => {
  it('keeps the act of the first phase, and of the next in commissioning', () => {
    project(building).when(accept()).thenRecorded({ type: 'PhaseAccepted', data: FIRST });
    project(building.phaseAccepted()).when(accept(SECOND)).thenRecorded({ type: 'PhaseAccepted', data: SECOND });
  });

  it('takes the project to commissioning, which can be held like any other stage', () => {
    const hold = { since: '2020-07-01', reasonCode: 'court', reasonText: 'By order of the court', decision: null };
    given(
      projectAggregate,
      suspendProject,
    )(building.phaseAccepted())
      .when(new SuspendProject('any', { ...hold, reviewOn: '2020-12-01' }, aContext()))
      .thenRecorded({
        type: 'ProjectSuspended',
        data: { ...hold, reviewOn: '2020-12-01', suspendedBy: aContext().actor.personId },
      });
  });

  it('waits for what the pinned template wants at the acceptance', () => {
    const strict = building.pinned({
      gates: { construction: [], acceptance: ['land_right_registered'], operation: [] },
    });
    project(strict).when(accept()).thenRefused('project.land-right-not-registered');
    project(strict.rightRegistered({ registeredOn: '2020-06-15' }))
      .when(accept())
      .thenRecorded({ type: 'PhaseAccepted', data: FIRST });
  });

  it('counts a phase once, and refuses another act under its number', () => {
    project(building.phaseAccepted()).when(accept()).thenNothing();
    project(building.phaseAccepted())
      .when(accept({ actNo: 'ACT-6' }))
      .thenRefused('project.phase-number-reused', { phaseNo: 1 });
  });

  it('refuses what is not being built, and a phase after the whole is accepted', () => {
    project(aProject().inPreparation()).when(accept()).thenRefused('project.not-under-construction');
    project(aProject().accepted()).when(accept()).thenRefused('project.facility-already-accepted', { actNo: 'ACT-5' });
  });

  it('refuses a day before the phase before it, before construction, and one that has not come', () => {
    project(building.phaseAccepted())
      .when(accept({ ...SECOND, acceptedOn: '2020-06-14' }))
      .thenRefused('project.occurred-out-of-order');
    project(building.phaseAccepted(FIRST, SECOND))
      .when(accept({ ...SECOND, phaseNo: 3, acceptedOn: '2020-08-09' }))
      .thenRefused('project.occurred-out-of-order', { on: '2020-08-09', last: '2020-08-10' });
    project(building)
      .when(accept({ acceptedOn: '2019-09-01' }))
      .thenRefused('project.occurred-out-of-order');
    project(building)
      .when(accept({ acceptedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(building)
      .when(accept({}, { today: '2020-06-14' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(building.suspended()).when(accept()).thenRefused('project.is-suspended');
    project(building.cancelled()).when(accept()).thenRefused('project.is-over');
    project(noProject()).when(accept()).thenRefused('project.not-registered');
  });
});
