import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER, OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { reportProgress, ReportProgress, type Report } from './report-progress.js';

const project = given(projectAggregate, reportProgress);

const Q4: Report = {
  reportId: 'report-2019-q4',
  periodFrom: '2019-10-01',
  periodTo: '2019-12-31',
  physicalPct: '25.00',
  disbursedInPeriod: null,
  disbursedCumulative: null,
  jobsConstruction: 40,
  jobsPermanent: 0,
  forecastOperationOn: null,
  evidence: [],
  explanation: null,
};
const Q1 = { reportId: 'report-2020-q1', periodFrom: '2020-01-01', periodTo: '2020-03-31' };
const Q3 = { reportId: 'report-2019-q3', periodFrom: '2019-07-01', periodTo: '2019-09-30' };

const report = (over: Partial<Report> = {}, context: ContextOf = {}): ReportProgress =>
  new ReportProgress('any', { ...Q4, ...over }, aContext({ person: MANAGER, role: 'project_manager', ...context }));

const building = aProject().underConstruction();
const reported = building.reported();

describe('report progress', () => {
  it.each([
    ['preparation', aProject().inPreparation()],
    ['construction', building],
    ['commissioning', aProject().accepted()],
    ['operation', aProject().operating()],
  ])('keeps it in stage %s with who reported', (_, history) => {
    project(history)
      .when(report())
      .thenRecorded({ type: 'ProgressReported', data: { ...Q4, reportedBy: MANAGER } });
  });

  it('counts a report once, whoever says it again; another under its id is refused', () => {
    project(reported).when(report()).thenNothing();
    project(reported)
      .when(report({}, { person: OFFICER }))
      .thenNothing();
    project(reported)
      .when(report({ physicalPct: '26.00' }))
      .thenRefused('project.report-id-reused', { reportId: 'report-2019-q4' });
  });

  it.each([
    ['the same period', {}],
    ['one day of it', { periodFrom: '2019-12-31', periodTo: '2020-01-31' }],
    ['all around it', { periodFrom: '2019-09-01', periodTo: '2020-01-31' }],
  ])('refuses a report of %s', (_, period) => {
    project(reported)
      .when(report({ reportId: 'other', ...period }))
      .thenRefused('project.report-periods-overlap', { reportId: 'report-2019-q4' });
  });

  it('takes the next period, and a late one that fits in between', () => {
    project(reported)
      .when(report({ ...Q1, physicalPct: '25.00' }))
      .thenRecorded({ type: 'ProgressReported', data: { ...Q4, ...Q1, reportedBy: MANAGER } });
    project(reported)
      .when(report({ ...Q3, physicalPct: '10.00' }))
      .thenRecorded({ type: 'ProgressReported', data: { ...Q4, ...Q3, physicalPct: '10.00', reportedBy: MANAGER } });
  });

  it('refuses a share that falls without an explanation, in either direction of time', () => {
    project(reported)
      .when(report({ ...Q1, physicalPct: '24.99' }))
      .thenRefused('project.progress-falls-unexplained', { reportId: 'report-2019-q4', pct: '25.00' });
    project(reported)
      .when(report({ ...Q3, physicalPct: '25.01' }))
      .thenRefused('project.progress-falls-unexplained', { reportId: 'report-2019-q4', pct: '25.00' });
  });

  it('takes a share that falls with its explanation', () => {
    const explained = { ...Q1, physicalPct: '20.00', explanation: 'Two rows of piles were taken out' };
    project(reported)
      .when(report(explained))
      .thenRecorded({ type: 'ProgressReported', data: { ...Q4, ...explained, reportedBy: MANAGER } });
  });

  it('does not ask again about a fall that was explained', () => {
    const late = { ...Q3, physicalPct: '30.00' };
    project(building.reported({ explanation: 'Measured anew by the supervisor' }))
      .when(report(late))
      .thenRecorded({ type: 'ProgressReported', data: { ...Q4, ...late, reportedBy: MANAGER } });
  });

  it('refuses a period that ends before it begins, and one that has not ended', () => {
    project(building)
      .when(report({ periodFrom: '2020-01-01' }))
      .thenRefused('project.report-ends-before-start');
    project(building)
      .when(report({}, { today: '2019-12-30' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('refuses before the roadmap, and a project that is suspended, over or unknown', () => {
    project(aProject().approved()).when(report()).thenRefused('project.not-reportable');
    project(building.suspended()).when(report()).thenRefused('project.is-suspended');
    project(building.cancelled()).when(report()).thenRefused('project.is-over');
    project(noProject()).when(report()).thenRefused('project.not-registered');
  });
});
