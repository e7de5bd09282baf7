import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { IssueLandNotice, issueLandNotice, type LandNotice } from './issue-land-notice.js';

const project = given(projectAggregate, issueLandNotice);

const NOTICE: LandNotice = {
  orderNo: 'LI-3',
  ground: 'not_developed',
  cadastralNumbers: [CADASTRAL_NUMBER],
  issuedOn: '2019-10-07',
  cureBy: '2020-10-07',
  reasonText: 'No works were seen on the site',
  document: A_DOCUMENT,
};

const issue = (over: Partial<LandNotice> = {}, context: ContextOf = {}): IssueLandNotice =>
  new IssueLandNotice(
    'any',
    { ...NOTICE, ...over },
    aContext({ person: LAND_OFFICER, role: 'land_officer', ...context }),
  );

const recorded = (over: Partial<LandNotice> = {}) =>
  ({ type: 'LandUseNoticeIssued', data: { ...NOTICE, ...over, issuedBy: LAND_OFFICER } }) as const;

describe('ordering the holder to use the land', () => {
  it('gives a year to begin to use it, and three months to end a misuse', () => {
    const held = aProject().allocated();
    project(held).when(issue()).thenRecorded(recorded());
    project(held)
      .when(issue({ cureBy: '2020-10-06' }))
      .thenRefused('project.land-notice-cure-too-short', { ground: 'not_developed', earliest: '2020-10-07' });
    const misuse = { ground: 'misuse', cureBy: '2020-01-07' } as const;
    project(held).when(issue(misuse)).thenRecorded(recorded(misuse));
    project(held)
      .when(issue({ ...misuse, cureBy: '2020-01-06' }))
      .thenRefused('project.land-notice-cure-too-short', { ground: 'misuse', earliest: '2020-01-07' });
  });

  it('is possible while the project is suspended', () => {
    project(aProject().allocated().suspended()).when(issue()).thenRecorded(recorded());
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().noticed()).when(issue()).thenNothing();
    project(aProject().noticed())
      .when(issue({ ground: 'misuse' }))
      .thenRefused('project.land-notice-id-reused', { orderNo: 'LI-3' });
  });

  it('is about land that was allocated', () => {
    project(aProject().reserved()).when(issue()).thenRefused('project.parcel-not-allocated', {
      cadastralNumber: CADASTRAL_NUMBER,
    });
    project(aProject().allocated().released()).when(issue()).thenRefused('project.parcel-not-allocated');
  });

  it('refuses a date before the allocation, in the future, and before the proposal', () => {
    const held = aProject().allocated();
    project(held)
      .when(issue({ issuedOn: '2019-05-14' }))
      .thenRefused('project.occurred-out-of-order');
    project(held)
      .when(issue({ issuedOn: '2021-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(held)
      .when(issue({ issuedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(held)
      .when(issue({ issuedOn: '2019-02-14' }))
      .thenRefused('project.land-before-approval-date');
  });

  it('refuses a project that is over or unknown', () => {
    project(aProject().allocated().cancelled()).when(issue()).thenRefused('project.is-over');
    project(noProject()).when(issue()).thenRefused('project.not-registered');
  });
});
