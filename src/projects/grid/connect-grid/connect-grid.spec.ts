import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, gridConnected, ppaSigned, ppaTerminated } from '../../../../test/support/grid-facts.js';
import { GRID_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { ConnectGrid, connectGrid, type Connection } from './connect-grid.js';

const project = given(projectAggregate, connectGrid);

const { recordedBy: _, ...ACT } = gridConnected().data;

const connect = (over: Partial<Connection> = {}, context: ContextOf = {}): ConnectGrid =>
  new ConnectGrid('any', { ...ACT, ...over }, aContext({ person: GRID_OFFICER, role: 'grid_officer', ...context }));

const building = aProject().underConstruction();
const ready = building.with(gridConditions(), ppaSigned());

describe('connect to the grid', () => {
  it('keeps the act, also after the terms it meets have expired', () => {
    project(ready).when(connect()).thenRecorded(gridConnected());
    project(building.with(gridConditions({ validUntil: '2020-08-14' }), ppaSigned()))
      .when(connect())
      .thenRecorded(gridConnected());
  });

  it('takes an act for each phase', () => {
    const second = { actNo: 'GC-42', connectedOn: '2020-09-15' };
    project(ready.with(gridConnected())).when(connect(second)).thenRecorded(gridConnected(second));
  });

  it('is known by its act: the same again is quiet, another under its number is refused', () => {
    project(ready.with(gridConnected())).when(connect()).thenNothing();
    project(ready.with(gridConnected()))
      .when(connect({ capacityMw: '5.000000' }))
      .thenRefused('project.grid-connection-act-reused', { actNo: 'GC-41' });
  });

  it('rests on grid conditions', () => {
    project(building).when(connect()).thenRefused('project.grid-conditions-not-issued');
  });

  it('rests on an agreement in force where power is generated, and only there', () => {
    project(building.with(gridConditions())).when(connect()).thenRefused('project.ppa-not-in-force');
    project(building.with(gridConditions(), ppaSigned(), ppaTerminated()))
      .when(connect())
      .thenRefused('project.ppa-not-in-force');
    const greenhouse = aProject().proposed({}, { assetType: 'greenhouse' }).with(gridConditions());
    project(greenhouse).when(connect()).thenRecorded(gridConnected());
  });

  it('refuses a day in the future, before the proposal, and before the last step of the track', () => {
    project(ready)
      .when(connect({}, { today: '2020-08-14' }))
      .thenRefused('project.dated-in-the-future');
    project(ready)
      .when(connect({ connectedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(ready)
      .when(connect({ connectedOn: '2019-11-19' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(ready.suspended()).when(connect()).thenRefused('project.is-suspended');
    project(ready.cancelled()).when(connect()).thenRefused('project.is-over');
    project(noProject()).when(connect()).thenRefused('project.not-registered');
  });
});
