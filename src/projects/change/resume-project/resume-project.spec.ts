import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { resumeProject, ResumeProject, type Resumption } from './resume-project.js';

const project = given(projectAggregate, resumeProject);

const resume = (over: Partial<Resumption> = {}, context: ContextOf = {}): ResumeProject =>
  new ResumeProject(
    'any',
    { resumedOn: '2020-01-09', shiftOpenDueDates: false, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const recorded = (over: object = {}): { type: 'ProjectResumed'; data: object } => ({
  type: 'ProjectResumed',
  data: { resumedOn: '2020-01-09', shiftOpenDueDates: false, shiftedDays: 0, resumedBy: DECIDER, ...over },
});

const held = aProject().underConstruction().suspended({ since: '2019-10-01' });

describe('resume a project', () => {
  it('goes on without moving due dates', () => {
    project(held).when(resume()).thenRecorded(recorded());
  });

  it('moves open due dates by the days of the hold where the decision says so', () => {
    project(held)
      .when(resume({ shiftOpenDueDates: true }))
      .thenRecorded(recorded({ shiftOpenDueDates: true, shiftedDays: 100 }));
  });

  it('may end a hold on the day it began', () => {
    project(held)
      .when(resume({ resumedOn: '2019-10-01', shiftOpenDueDates: true }))
      .thenRecorded(recorded({ resumedOn: '2019-10-01', shiftOpenDueDates: true, shiftedDays: 0 }));
  });

  it('stays quiet when the same resumption is entered twice', () => {
    project(held.resumed({ resumedOn: '2020-01-09' }))
      .when(resume())
      .thenNothing();
  });

  it('refuses what is not suspended', () => {
    project(aProject().underConstruction()).when(resume()).thenRefused('project.not-suspended');
    project(held.resumed({ resumedOn: '2020-01-09' }))
      .when(resume({ resumedOn: '2020-02-01' }))
      .thenRefused('project.not-suspended');
  });

  it('refuses a day before the hold, in the future, or before the proposal', () => {
    project(held)
      .when(resume({ resumedOn: '2019-09-30' }))
      .thenRefused('project.occurred-out-of-order', { on: '2019-09-30', last: '2019-10-01' });
    project(held)
      .when(resume({}, { today: '2020-01-08' }))
      .thenRefused('project.dated-in-the-future');
    project(held)
      .when(resume({ resumedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses where nobody registered a project, and where it was cancelled while suspended', () => {
    project(noProject()).when(resume()).thenRefused('project.not-registered');
    project(held.cancelled()).when(resume()).thenRefused('project.is-over');
  });
});
