import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER } from '../../../../test/support/people.js';
import { ESCALATED, RAISED, RESOLVED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { resolveIssue, ResolveIssue, type Resolution } from './resolve-issue.js';

const project = given(projectAggregate, resolveIssue);

const SETTLED: Resolution = {
  issueId: 'issue-1',
  resolution: 'A bay at the next substation was assigned',
  resolvedOn: '2019-08-20',
  evidence: [],
};

const resolve = (over: Partial<Resolution> = {}, context: ContextOf = {}): ResolveIssue =>
  new ResolveIssue('any', { ...SETTLED, ...over }, aContext({ person: MANAGER, role: 'project_manager', ...context }));

describe('resolve an issue', () => {
  const raised = aProject().with(RAISED);

  it('says how it was settled, after an escalation or without one', () => {
    project(raised).when(resolve()).thenRecorded(RESOLVED);
    project(raised.with(ESCALATED)).when(resolve()).thenRecorded(RESOLVED);
  });

  it('is possible while the project is suspended (C4)', () => {
    project(aProject().inPreparation().suspended().with(RAISED)).when(resolve()).thenRecorded(RESOLVED);
  });

  it('happens once: the same word is quiet, another is refused', () => {
    const resolved = raised.with(RESOLVED);
    project(resolved).when(resolve()).thenNothing();
    project(resolved)
      .when(resolve({}, { person: DECIDER }))
      .thenNothing();
    project(resolved)
      .when(resolve({ resolvedOn: '2019-08-21' }))
      .thenRefused('project.issue-already-resolved', { issueId: 'issue-1', resolvedOn: '2019-08-20' });
  });

  it('refuses an issue nobody raised', () => {
    project(aProject()).when(resolve()).thenRefused('project.issue-unknown');
  });

  it('is not dated after today, before the proposal, or before the step it follows', () => {
    project(raised)
      .when(resolve({}, { today: '2019-08-19' }))
      .thenRefused('project.dated-in-the-future');
    project(raised)
      .when(resolve({ resolvedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(raised.with(ESCALATED))
      .when(resolve({ resolvedOn: '2019-08-01' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is over or unknown', () => {
    project(raised.cancelled()).when(resolve()).thenRefused('project.is-over');
    project(noProject()).when(resolve()).thenRefused('project.not-registered');
  });
});
