import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_OFFICER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { ApproveLandProject, approveLandProject, type LandProject } from './approve-land-project.js';

const project = given(projectAggregate, approveLandProject);
const PARCEL = { cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' };

const SURVEY: LandProject = { number: 'LP-8', approvedOn: '2019-05-02', parcels: [PARCEL], document: A_DOCUMENT };

const approve = (over: Partial<LandProject> = {}): ApproveLandProject =>
  new ApproveLandProject('any', { ...SURVEY, ...over }, aContext({ person: LAND_OFFICER, role: 'land_officer' }));

const recorded = (over: Partial<LandProject> = {}) =>
  ({ type: 'LandManagementProjectApproved', data: { ...SURVEY, ...over, approvedBy: LAND_OFFICER } }) as const;

describe('approving the land management project', () => {
  it('keeps what was surveyed, on the last day of the conclusion too', () => {
    project(aProject().concluded()).when(approve()).thenRecorded(recorded());
    const last = { approvedOn: '2020-04-10' };
    project(aProject().concluded()).when(approve(last)).thenRecorded(recorded(last));
  });

  it('needs a positive conclusion that has not expired', () => {
    project(aProject().landRequested()).when(approve()).thenRefused('project.land-without-positive-conclusion');
    project(aProject().concluded('negative')).when(approve()).thenRefused('project.land-without-positive-conclusion');
    project(aProject().concluded())
      .when(approve({ approvedOn: '2020-04-11' }))
      .thenRefused('project.land-conclusion-expired');
  });

  it('names each parcel once', () => {
    project(aProject().concluded())
      .when(approve({ parcels: [PARCEL, PARCEL] }))
      .thenRefused('project.land-parcel-repeated');
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().surveyed()).when(approve()).thenNothing();
    project(aProject().surveyed())
      .when(approve({ approvedOn: '2019-05-03' }))
      .thenRefused('project.land-project-id-reused', { number: 'LP-8' });
  });

  it.each([
    ['project.occurred-out-of-order', '2019-04-09'],
    ['project.dated-in-the-future', '2021-06-02'],
    ['project.land-before-approval-date', '2019-02-14'],
    ['project.dated-before-proposal', '2018-11-08'],
  ])('answers %s to a date of %s', (code, approvedOn) => {
    project(aProject().concluded()).when(approve({ approvedOn })).thenRefused(code);
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().concluded().suspended()).when(approve()).thenRefused('project.is-suspended');
    project(aProject().concluded().cancelled()).when(approve()).thenRefused('project.is-over');
    project(noProject()).when(approve()).thenRefused('project.not-registered');
  });
});
