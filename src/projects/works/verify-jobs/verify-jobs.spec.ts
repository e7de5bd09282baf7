import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER, VERIFIER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { verifyJobs, VerifyJobs, type JobsCount } from './verify-jobs.js';

const project = given(projectAggregate, verifyJobs);

const COUNT: JobsCount = {
  verificationId: 'jobs-2020',
  jobsPermanent: 46,
  method: 'pension_contributions',
  countedOn: '2020-11-30',
  evidence: [A_DOCUMENT],
};

const verify = (over: Partial<JobsCount> = {}, context: ContextOf = {}): VerifyJobs =>
  new VerifyJobs('any', { ...COUNT, ...over }, aContext({ person: VERIFIER, role: 'verifier', ...context }));

const operating = aProject().operating();

describe('verify jobs', () => {
  it.each([
    ['construction', aProject().underConstruction()],
    ['commissioning', aProject().accepted()],
    ['operation', operating],
  ])('keeps the count, how it was made and who made it, in stage %s', (_, history) => {
    project(history)
      .when(verify())
      .thenRecorded({ type: 'JobsVerified', data: { ...COUNT, verifiedBy: VERIFIER } });
  });

  it('counts a verification once; another under its id is refused', () => {
    project(operating.jobsVerified()).when(verify()).thenNothing();
    project(operating.jobsVerified())
      .when(verify({ jobsPermanent: 45 }))
      .thenRefused('project.verification-id-reused', { verificationId: 'jobs-2020' });
  });

  it('refuses a person who ever reported jobs of this project (X5); one who reported none may count', () => {
    const later = { reportId: 'report-2020-q3', periodFrom: '2020-07-01', periodTo: '2020-09-30' };
    const byVerifier = { ...later, reportedBy: VERIFIER };
    const reported = operating.reported();
    project(reported.reported(byVerifier))
      .when(verify())
      .thenRefused('project.verified-by-reporter', { reportId: 'report-2020-q3' });
    project(reported)
      .when(verify({}, { person: MANAGER }))
      .thenRefused('project.verified-by-reporter', { reportId: 'report-2019-q4' });
    project(reported.reported({ ...byVerifier, jobsPermanent: null }))
      .when(verify())
      .thenRecorded({ type: 'JobsVerified', data: { ...COUNT, verifiedBy: VERIFIER } });
  });

  it('refuses before anything is built', () => {
    project(aProject().inPreparation()).when(verify()).thenRefused('project.jobs-not-verifiable');
  });

  it('refuses a day that has not come, and one before the proposal', () => {
    project(operating)
      .when(verify({}, { today: '2020-11-29' }))
      .thenRefused('project.dated-in-the-future');
    project(operating)
      .when(verify({ countedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(operating.suspended()).when(verify()).thenRefused('project.is-suspended');
    project(aProject().cancelled()).when(verify()).thenRefused('project.is-over');
    project(noProject()).when(verify()).thenRefused('project.not-registered');
  });
});
