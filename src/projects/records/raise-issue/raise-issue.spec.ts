import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER, OFFICER } from '../../../../test/support/people.js';
import { RAISED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { raiseIssue, RaiseIssue, type RaisedIssue } from './raise-issue.js';

const project = given(projectAggregate, raiseIssue);

const NO_BAY: RaisedIssue = {
  issueId: 'issue-1',
  category: 'grid',
  description: 'The substation has no free bay before 2021',
  responsibleBody: 'Regional grid company',
  severity: 'amber',
  raisedOn: '2019-07-01',
  dueOn: '2019-08-01',
};

const raise = (over: Partial<RaisedIssue> = {}, context: ContextOf = {}): RaiseIssue =>
  new RaiseIssue('any', { ...NO_BAY, ...over }, aContext({ person: MANAGER, role: 'project_manager', ...context }));

describe('raise an issue', () => {
  it('says what stands in the way, who answers for it and by when', () => {
    project(aProject()).when(raise()).thenRecorded(RAISED);
    project(aProject().operating()).when(raise()).thenRecorded(RAISED);
  });

  it('is possible while the project is suspended (C4)', () => {
    project(aProject().inPreparation().suspended()).when(raise()).thenRecorded(RAISED);
  });

  it('keeps each issue once, whoever says it again (ruling 28)', () => {
    const raised = aProject().with(RAISED);
    project(raised).when(raise()).thenNothing();
    project(raised.rejected())
      .when(raise({}, { person: OFFICER }))
      .thenNothing();
    project(raised)
      .when(raise({ severity: 'red' }))
      .thenRefused('project.issue-id-reused', { issueId: 'issue-1' });
  });

  it('is not due before it is raised', () => {
    project(aProject())
      .when(raise({ dueOn: '2019-06-30' }))
      .thenRefused('project.issue-due-before-raised');
  });

  it('is not dated after today or before the proposal', () => {
    project(aProject())
      .when(raise({}, { today: '2019-06-30' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject())
      .when(raise({ raisedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is over or unknown', () => {
    project(aProject().cancelled()).when(raise()).thenRefused('project.is-over');
    project(noProject()).when(raise()).thenRefused('project.not-registered');
  });
});
