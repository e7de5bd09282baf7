import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { SignLandLease, signLandLease, type LandLease } from './sign-land-lease.js';

const project = given(projectAggregate, signLandLease);

const LEASE: LandLease = {
  contractNo: 'LEASE-40',
  signedOn: '2019-06-03',
  cadastralNumbers: [CADASTRAL_NUMBER],
  annualRent: { amount: '1800000.00', currency: 'KZT' },
};

const sign = (over: Partial<LandLease> = {}, context: ContextOf = {}): SignLandLease =>
  new SignLandLease('any', { ...LEASE, ...over }, aContext({ person: LAND_OFFICER, role: 'land_officer', ...context }));

describe('signing the lease', () => {
  it('is about parcels that were allocated on lease, and a machine may bring it', () => {
    const recorded = (recordedBy: string | null) =>
      ({ type: 'LandLeaseSigned', data: { ...LEASE, recordedBy } }) as const;
    project(aProject().allocated()).when(sign()).thenRecorded(recorded(LAND_OFFICER));
    project(aProject().allocated())
      .when(sign({}, { person: null, role: 'machine' }))
      .thenRecorded(recorded(null));
    project(aProject().reserved()).when(sign()).thenRefused('project.parcel-not-allocated');
    project(aProject().allocated({ right: 'ownership' }))
      .when(sign())
      .thenRefused('project.land-not-leased', { cadastralNumber: CADASTRAL_NUMBER, right: 'ownership' });
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().leased()).when(sign()).thenNothing();
    project(aProject().leased())
      .when(sign({ signedOn: '2019-06-04' }))
      .thenRefused('project.land-contract-id-reused', { contractNo: 'LEASE-40' });
  });

  it.each([
    ['project.occurred-out-of-order', '2019-05-14'],
    ['project.dated-in-the-future', '2021-06-02'],
    ['project.land-before-approval-date', '2019-02-14'],
    ['project.dated-before-proposal', '2018-11-08'],
  ])('answers %s to a date of %s', (code, signedOn) => {
    project(aProject().allocated()).when(sign({ signedOn })).thenRefused(code);
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().allocated().suspended()).when(sign()).thenRefused('project.is-suspended');
    project(aProject().allocated().cancelled()).when(sign()).thenRefused('project.is-over');
    project(noProject()).when(sign()).thenRefused('project.not-registered');
  });
});
