import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { LAND_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { FileSeizureClaim, fileSeizureClaim, type SeizureClaim } from './file-seizure-claim.js';

const project = given(projectAggregate, fileSeizureClaim);

const CLAIM: SeizureClaim = {
  caseNo: '5149-20-311',
  court: 'Baidibek district court',
  filedOn: '2020-10-08',
  orderNo: 'LI-3',
  reasonText: 'The order was not followed in its term',
  document: A_DOCUMENT,
};

const file = (over: Partial<SeizureClaim> = {}): FileSeizureClaim =>
  new FileSeizureClaim('any', { ...CLAIM, ...over }, aContext({ person: LAND_OFFICER, role: 'land_officer' }));

const recorded = (over: Partial<SeizureClaim> = {}) =>
  ({ type: 'LandSeizureClaimFiled', data: { ...CLAIM, ...over, filedBy: LAND_OFFICER } }) as const;

describe('asking a court to seize land', () => {
  it('comes after the last day of an order that nobody followed', () => {
    project(aProject().noticed()).when(file()).thenRecorded(recorded());
    project(aProject().noticed())
      .when(file({ filedOn: '2020-10-07' }))
      .thenRefused('project.land-notice-not-expired', { orderNo: 'LI-3', cureBy: '2020-10-07' });
  });

  it('is possible while the project is suspended', () => {
    project(aProject().noticed().suspended()).when(file()).thenRecorded(recorded());
  });

  it('has no ground when building began in the term of an order to develop', () => {
    project(aProject().noticed().permitted().underConstruction({ startedOn: '2020-10-07' }))
      .when(file())
      .thenRefused('project.land-notice-remedied', { orderNo: 'LI-3', startedOn: '2020-10-07' });
  });

  it('has one when building began before the order, after its term, or the land is misused', () => {
    project(aProject().allocated().underConstruction().noticed()).when(file()).thenRecorded(recorded());
    const late = { filedOn: '2020-12-01' };
    project(aProject().noticed().permitted().underConstruction({ startedOn: '2020-10-08' }))
      .when(file(late))
      .thenRecorded(recorded(late));
    project(aProject().noticed({ ground: 'misuse' }).permitted().underConstruction({ startedOn: '2020-10-07' }))
      .when(file())
      .thenRecorded(recorded());
  });

  it('rests on an order that was issued, about land that is still held', () => {
    project(aProject().allocated()).when(file()).thenRefused('project.land-notice-unknown', { orderNo: 'LI-3' });
    project(aProject().noticed().released({ releasedOn: '2020-01-09' }))
      .when(file())
      .thenRefused('project.parcel-not-allocated');
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().claimed()).when(file()).thenNothing();
    project(aProject().claimed())
      .when(file({ court: 'Another court' }))
      .thenRefused('project.land-case-id-reused', { caseNo: '5149-20-311' });
  });

  it('refuses a date before the order, in the future, before the approval and before the proposal', () => {
    const noticed = aProject().noticed();
    project(noticed)
      .when(file({ filedOn: '2019-10-06' }))
      .thenRefused('project.occurred-out-of-order');
    project(noticed)
      .when(file({ filedOn: '2021-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(noticed)
      .when(file({ filedOn: '2019-02-14' }))
      .thenRefused('project.land-before-approval-date');
    project(noticed)
      .when(file({ filedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is over or unknown', () => {
    project(aProject().noticed().cancelled()).when(file()).thenRefused('project.is-over');
    project(noProject()).when(file()).thenRefused('project.not-registered');
  });
});
