import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER } from '../../../../test/support/people.js';
import { ESCALATED, RAISED, RESOLVED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { escalateIssue, EscalateIssue, type Escalation } from './escalate-issue.js';

const project = given(projectAggregate, escalateIssue);

const UP: Escalation = {
  issueId: 'issue-1',
  escalationId: 'escalation-1',
  responsibleBody: 'Ministry of Energy',
  severity: 'red',
  reasonText: 'The grid company has not answered in a month',
  escalatedOn: '2019-08-02',
  dueOn: '2019-09-02',
};

const escalate = (over: Partial<Escalation> = {}, context: ContextOf = {}): EscalateIssue =>
  new EscalateIssue('any', { ...UP, ...over }, aContext({ person: MANAGER, role: 'project_manager', ...context }));

describe('escalate an issue', () => {
  const raised = aProject().with(RAISED);
  const escalated = raised.with(ESCALATED);

  it('takes it to another body, or makes it red, with a new day', () => {
    project(raised).when(escalate()).thenRecorded(ESCALATED);
    for (const over of [{ severity: 'amber' }, { responsibleBody: 'Regional grid company' }] as const) {
      project(raised)
        .when(escalate(over))
        .thenRecorded({ type: 'IssueEscalated', data: { ...ESCALATED.data, ...over } });
    }
  });

  it('is possible while the project is suspended (C4)', () => {
    project(aProject().inPreparation().suspended().with(RAISED)).when(escalate()).thenRecorded(ESCALATED);
  });

  it('is none that changes neither the body nor the colour, and none that makes a red issue amber', () => {
    project(raised)
      .when(escalate({ responsibleBody: 'Regional grid company', severity: 'amber' }))
      .thenRefused('project.issue-not-escalated', { responsibleBody: 'Regional grid company', severity: 'amber' });
    const again = { escalationId: 'escalation-2', escalatedOn: '2019-09-03', dueOn: '2019-10-03' };
    project(escalated).when(escalate(again)).thenRefused('project.issue-not-escalated');
    project(escalated)
      .when(escalate({ ...again, responsibleBody: 'Government', severity: 'amber' }))
      .thenRefused('project.issue-not-escalated');
  });

  it('keeps each escalation once, whoever says it again (ruling 28)', () => {
    project(escalated).when(escalate()).thenNothing();
    project(escalated)
      .when(escalate({}, { person: DECIDER }))
      .thenNothing();
    project(escalated)
      .when(escalate({ dueOn: '2019-09-03' }))
      .thenRefused('project.escalation-id-reused', { escalationId: 'escalation-1' });
  });

  it('refuses an issue nobody raised, and one that is resolved', () => {
    project(aProject()).when(escalate()).thenRefused('project.issue-unknown', { issueId: 'issue-1' });
    project(raised.with(RESOLVED))
      .when(escalate({ escalatedOn: '2019-08-21' }))
      .thenRefused('project.issue-already-resolved', { issueId: 'issue-1', resolvedOn: '2019-08-20' });
  });

  it('is not dated after today, or before the step it follows; its new day is not before it', () => {
    project(raised)
      .when(escalate({}, { today: '2019-08-01' }))
      .thenRefused('project.dated-in-the-future');
    project(raised)
      .when(escalate({ escalatedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(raised)
      .when(escalate({ escalatedOn: '2019-06-30' }))
      .thenRefused('project.occurred-out-of-order');
    project(escalated)
      .when(escalate({ escalationId: 'escalation-2', responsibleBody: 'Government', escalatedOn: '2019-08-01' }))
      .thenRefused('project.occurred-out-of-order');
    project(raised)
      .when(escalate({ dueOn: '2019-08-01' }))
      .thenRefused('project.issue-due-before-raised');
  });

  it('refuses a project that is over or unknown', () => {
    project(raised.cancelled()).when(escalate()).thenRefused('project.is-over');
    project(noProject()).when(escalate()).thenRefused('project.not-registered');
  });
});
