import { describe, it } from '@jest/globals';
import { aContext } from '../../../test/support/a-context.js';
import { aProject, noProject } from '../../../test/support/a-project.js';
import { given } from '../../../test/support/given.js';
import { MANAGER } from '../../../test/support/people.js';
import { projectAggregate } from '../domain/project.js';
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

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().accepted().suspended()).when(start()).thenRefused('project.is-suspended');
    project(aProject().accepted().cancelled()).when(start()).thenRefused('project.is-over');
    project(noProject()).when(start()).thenRefused('project.not-registered');
  });
});
