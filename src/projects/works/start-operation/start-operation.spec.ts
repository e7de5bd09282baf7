import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, gridConnected, ppaSigned } from '../../../../test/support/grid-facts.js';
import { MANAGER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { startOperation, StartOperation } from './start-operation.js';

const project = given(projectAggregate, startOperation);

const start = (startedOn = '2020-09-01', today = '2021-06-01'): StartOperation =>
  new StartOperation('any', startedOn, aContext({ person: MANAGER, role: 'project_manager', today }));

describe('start operation', () => {
  it('follows the acceptance', () => {
    project(aProject().accepted())
      .when(start())
      .thenRecorded({ type: 'OperationStarted', data: { startedOn: '2020-09-01' } });
  });

  it('stays quiet when it is said twice, and refuses another day', () => {
    project(aProject().operating()).when(start()).thenNothing();
    project(aProject().operating())
      .when(start('2020-09-02'))
      .thenRefused('project.operation-already-started', { startedOn: '2020-09-01' });
  });

  it('refuses what was not accepted', () => {
    project(aProject().underConstruction()).when(start()).thenRefused('project.facility-not-accepted');
  });

  it('refuses a day before the acceptance, and one that has not come', () => {
    project(aProject().accepted()).when(start('2020-08-19')).thenRefused('project.occurred-out-of-order');
    project(aProject().accepted()).when(start('2020-09-01', '2020-08-31')).thenRefused('project.dated-in-the-future');
  });

  it('waits for the connection where the grid track was begun, and only there', () => {
    const track = [gridConditions(), ppaSigned()];
    project(
      aProject()
        .accepted()
        .with(...track),
    )
      .when(start())
      .thenRefused('project.grid-not-connected', { on: '2020-09-01' });
    project(
      aProject()
        .accepted()
        .with(...track, gridConnected({ connectedOn: '2020-09-02' })),
    )
      .when(start())
      .thenRefused('project.grid-not-connected');
    project(
      aProject()
        .accepted()
        .with(...track, gridConnected({ connectedOn: '2020-09-01' })),
    )
      .when(start())
      .thenRecorded({ type: 'OperationStarted', data: { startedOn: '2020-09-01' } });
  });

  it('waits for the connection in any case where the template says so', () => {
    const strict = aProject()
      .accepted()
      .pinned({ gates: { construction: [], acceptance: [], operation: ['grid_connected'] } });
    project(strict).when(start()).thenRefused('project.grid-not-connected', { on: '2020-09-01' });
    project(strict.with(gridConditions(), gridConnected({ connectedOn: '2020-09-01' })))
      .when(start())
      .thenRecorded({ type: 'OperationStarted', data: { startedOn: '2020-09-01' } });
  });

  it('waits for the act over the whole: a phase takes the project to commissioning, and no further', () => {
    project(aProject().underConstruction().phaseAccepted())
      .when(start())
      .thenRefused('project.facility-not-accepted', { stage: 'commissioning', allowedIn: ['commissioning'] });
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().accepted().suspended()).when(start()).thenRefused('project.is-suspended');
    project(aProject().accepted().cancelled()).when(start()).thenRefused('project.is-over');
    project(noProject()).when(start()).thenRefused('project.not-registered');
  });
});
