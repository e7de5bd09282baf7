import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER, VERIFIER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { verifyProgress, VerifyProgress, type Verification } from './verify-progress.js';

const project = given(projectAggregate, verifyProgress);

const VISIT: Verification = {
  verificationId: 'visit-1',
  reportId: 'report-2019-q4',
  visitedOn: '2020-01-15',
  physicalPct: '24.50',
  disbursedCumulative: null,
  jobsConstruction: 38,
  jobsPermanent: null,
  photos: [A_DOCUMENT],
  dispute: null,
};
const { dispute: _none, ...FOUND } = VISIT;
const DISPUTE = { reasonCode: 'figures_differ', reasonText: 'Two rows have no panels' };

const verify = (over: Partial<Verification> = {}, context: ContextOf = {}): VerifyProgress =>
  new VerifyProgress('any', { ...VISIT, ...over }, aContext({ person: VERIFIER, role: 'verifier', ...context }));

const reported = aProject().underConstruction().reported();

describe('verify progress', () => {
  it('keeps what the visit found, beside the report', () => {
    project(reported)
      .when(verify())
      .thenRecorded({ type: 'ProgressVerified', data: { ...FOUND, verifiedBy: VERIFIER } });
  });

  it('records a dispute with its reason, also where the visitor could not measure', () => {
    project(reported)
      .when(verify({ physicalPct: null, dispute: DISPUTE }))
      .thenRecorded({
        type: 'ProgressDisputed',
        data: { ...FOUND, physicalPct: null, ...DISPUTE, verifiedBy: VERIFIER },
      });
  });

  it('takes another visit to the same report, after a dispute too', () => {
    project(reported.disputed())
      .when(verify({ verificationId: 'visit-2', visitedOn: '2020-02-10' }))
      .thenRecorded({
        type: 'ProgressVerified',
        data: { ...FOUND, verificationId: 'visit-2', visitedOn: '2020-02-10', verifiedBy: VERIFIER },
      });
  });

  it('counts a visit once; another, or another verdict, under its id is refused', () => {
    project(reported.verified()).when(verify()).thenNothing();
    project(reported.verified())
      .when(verify({ physicalPct: '24.00' }))
      .thenRefused('project.verification-id-reused', { verificationId: 'visit-1' });
    project(reported.verified())
      .when(verify({ dispute: DISPUTE }))
      .thenRefused('project.verification-id-reused');
  });

  it('refuses the person who reported, whatever the account (X5)', () => {
    project(reported)
      .when(verify({}, { person: MANAGER }))
      .thenRefused('project.verified-by-reporter', { reportId: 'report-2019-q4' });
    project(reported)
      .when(verify({ dispute: DISPUTE }, { person: MANAGER }))
      .thenRefused('project.verified-by-reporter');
  });

  it('refuses a report that nobody made', () => {
    project(reported)
      .when(verify({ reportId: 'other' }))
      .thenRefused('project.report-not-recorded', { reportId: 'other' });
  });

  it('refuses to verify without a share', () => {
    project(reported)
      .when(verify({ physicalPct: null }))
      .thenRefused('project.verified-without-share');
  });

  it('refuses a visit before the period ended, and one that has not been made', () => {
    project(reported)
      .when(verify({ visitedOn: '2019-12-30' }))
      .thenRefused('project.visit-before-period-end', { on: '2019-12-30', periodTo: '2019-12-31' });
    project(reported)
      .when(verify({}, { today: '2020-01-14' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(reported.suspended()).when(verify()).thenRefused('project.is-suspended');
    project(reported.cancelled()).when(verify()).thenRefused('project.is-over');
    project(noProject()).when(verify()).thenRefused('project.not-registered');
  });
});
