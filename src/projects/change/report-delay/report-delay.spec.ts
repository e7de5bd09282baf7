import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { INVESTOR_REP, MANAGER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { reportDelay, ReportDelay, type Delay } from './report-delay.js';

const project = given(projectAggregate, reportDelay);

const DELAY: Delay = {
  delayId: 'delay-1',
  stepCode: 'build',
  reportedOn: '2020-02-10',
  oldForecastOn: '2020-08-31',
  newForecastOn: '2020-10-15',
  cause: 'supply',
  attributableTo: 'contractor',
  reasonText: 'The inverters left the factory late',
};

const report = (over: Partial<Delay> = {}, context: ContextOf = {}): ReportDelay =>
  new ReportDelay('any', { ...DELAY, ...over }, aContext({ person: MANAGER, role: 'project_manager', ...context }));

const building = aProject().underConstruction();

describe('report a delay', () => {
  it.each([
    ['preparation', aProject().inPreparation()],
    ['construction', building],
    ['commissioning', aProject().accepted()],
  ])('keeps it in stage %s: step, forecasts, cause, whose it is and who said so', (_, history) => {
    project(history)
      .when(report())
      .thenRecorded({ type: 'DelayReported', data: { ...DELAY, reportedBy: MANAGER } });
  });

  it('keeps a delay of operation, which is no step', () => {
    project(building)
      .when(report({ stepCode: null }, { person: INVESTOR_REP, role: 'investor_rep' }))
      .thenRecorded({ type: 'DelayReported', data: { ...DELAY, stepCode: null, reportedBy: INVESTOR_REP } });
  });

  it('counts a delay once, whoever says it again; another under its id is refused', () => {
    project(building.delayed()).when(report()).thenNothing();
    project(building.delayed())
      .when(report({}, { person: INVESTOR_REP }))
      .thenNothing();
    project(building.delayed())
      .when(report({ newForecastOn: '2020-10-16' }))
      .thenRefused('project.delay-id-reused', { delayId: 'delay-1' });
  });

  it('refuses a forecast that is not later: the same day, or one before', () => {
    for (const newForecastOn of ['2020-08-31', '2020-08-30']) {
      project(building)
        .when(report({ newForecastOn }))
        .thenRefused('project.delay-not-later', { oldForecastOn: '2020-08-31', newForecastOn });
    }
  });

  it('refuses a step that the roadmap does not have, and one that is done', () => {
    project(building)
      .when(report({ stepCode: 'other' }))
      .thenRefused('project.step-not-in-roadmap', { step: 'other' });
    project(building.stepCompleted('land', '2019-05-20'))
      .when(report({ stepCode: 'land' }))
      .thenRefused('project.step-already-completed', { completedOn: '2019-05-20' });
  });

  it('refuses before there is a roadmap, and once the plant operates', () => {
    project(aProject().approved()).when(report()).thenRefused('project.not-replannable');
    project(aProject().operating()).when(report()).thenRefused('project.not-replannable');
  });

  it('refuses a day that has not come, and one before the proposal', () => {
    project(building)
      .when(report({}, { today: '2020-02-09' }))
      .thenRefused('project.dated-in-the-future');
    project(building)
      .when(report({ reportedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(building.suspended()).when(report()).thenRefused('project.is-suspended');
    project(building.cancelled()).when(report()).thenRefused('project.is-over');
    project(noProject()).when(report()).thenRefused('project.not-registered');
  });
});
