import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { completeStep, CompleteStep, type Completion } from './complete-step.js';

const project = given(projectAggregate, completeStep);

const LAND: Completion = { stepCode: 'land', completedOn: '2019-05-20', evidence: [] };

const complete = (over: Partial<Completion> = {}, context: ContextOf = {}): CompleteStep =>
  new CompleteStep('any', { ...LAND, ...over }, aContext({ person: MANAGER, role: 'project_manager', ...context }));

const planned = aProject().inPreparation();

describe('complete a step', () => {
  it('is done when it waits for nothing', () => {
    project(planned).when(complete()).thenRecorded({ type: 'RoadmapStepCompleted', data: LAND });
  });

  it('is done when all it waits for is done', () => {
    const build = { stepCode: 'build', completedOn: '2020-08-20' };
    project(planned.stepCompleted('land').stepCompleted('design', '2019-08-15'))
      .when(complete(build))
      .thenRecorded({ type: 'RoadmapStepCompleted', data: { ...LAND, ...build } });
  });

  it('stays quiet when it is said twice, and refuses another day', () => {
    project(planned.stepCompleted('land')).when(complete()).thenNothing();
    project(planned.stepCompleted('land'))
      .when(complete({ completedOn: '2019-05-21' }))
      .thenRefused('project.step-already-completed', { completedOn: '2019-05-20' });
  });

  it('refuses while others are open, or were done only later', () => {
    const build = { stepCode: 'build', completedOn: '2019-06-01' };
    project(planned.stepCompleted('land'))
      .when(complete(build))
      .thenRefused('project.step-waits-for-others', { step: 'build', waitsFor: ['design'] });
    project(planned.stepCompleted('land').stepCompleted('design', '2019-06-02'))
      .when(complete(build))
      .thenRefused('project.step-waits-for-others', { step: 'build', waitsFor: ['design'] });
  });

  it('refuses a step the roadmap does not have, and a project without a roadmap', () => {
    project(planned)
      .when(complete({ stepCode: 'harbour' }))
      .thenRefused('project.step-not-in-roadmap', { step: 'harbour' });
    project(aProject().approved()).when(complete()).thenRefused('project.no-roadmap');
  });

  it('refuses a day that has not come, and one before the proposal', () => {
    project(planned)
      .when(complete({}, { today: '2019-05-19' }))
      .thenRefused('project.dated-in-the-future');
    project(planned)
      .when(complete({ completedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(planned.suspended()).when(complete()).thenRefused('project.is-suspended');
    project(planned.cancelled()).when(complete()).thenRefused('project.is-over');
    project(noProject()).when(complete()).thenRefused('project.not-registered');
  });
});
