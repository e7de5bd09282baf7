import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { limitOverride } from '../../../../test/support/land-facts.js';
import { CADASTRAL_NUMBER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import type { LandRequested } from '../../domain/project.events.js';
import { RequestLand, requestLand } from './request-land.js';

const project = given(projectAggregate, requestLand);

const data: LandRequested['data'] = {
  requestNo: 'L-1',
  requestedOn: '2019-03-11',
  landHa: '20.0000',
  purpose: 'Solar power plant',
  right: 'lease',
  termYears: 25,
  legalBasis: 'no_auction_investment_project',
  candidateParcels: [CADASTRAL_NUMBER],
};

const request = (over: Partial<LandRequested['data']> = {}): RequestLand =>
  new RequestLand('project', { ...data, ...over }, aContext());

describe('asking for land', () => {
  it('records the application once the proposal is approved, roadmap or not', () => {
    project(aProject().approved()).when(request()).thenRecorded({ type: 'LandRequested', data });
    project(aProject().inPreparation()).when(request()).thenRecorded({ type: 'LandRequested', data });
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().landRequested()).when(request()).thenNothing();
    project(aProject().landRequested())
      .when(request({ landHa: '19.0000' }))
      .thenRefused('project.land-request-id-reused', { requestNo: 'L-1' });
  });

  it('refuses before the approval', () => {
    project(aProject().inReview()).when(request()).thenRefused('project.land-before-approval');
  });

  it('refuses more than was approved and 2 percent of it, and anything when no land was (X3)', () => {
    const little: LandRequested = { type: 'LandRequested', data: { ...data, landHa: '20.4000' } };
    project(aProject().approved())
      .when(request({ landHa: '20.4000' }))
      .thenRecorded(little);
    project(aProject().approved())
      .when(request({ landHa: '20.4001' }))
      .thenRefused('project.land-beyond-approved');
    project(aProject().approved('D-7', { landHa: null }).with(limitOverride()))
      .when(request())
      .thenRefused('project.land-beyond-approved', { wantedHa: '20.0000', approvedHa: null });
    const more: LandRequested = { type: 'LandRequested', data: { ...data, landHa: '22.5000' } };
    project(aProject().approved().with(limitOverride()))
      .when(request({ landHa: '22.5000' }))
      .thenRecorded(more);
  });

  it('refuses a date before the approval and one in the future', () => {
    project(aProject().approved())
      .when(request({ requestedOn: '2019-02-14' }))
      .thenRefused('project.land-before-approval-date');
    project(aProject().approved())
      .when(request({ requestedOn: '2021-06-02' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('refuses a suspended project, one that is over, and one nobody registered', () => {
    project(aProject().inPreparation().suspended()).when(request()).thenRefused('project.is-suspended');
    project(aProject().rejected()).when(request()).thenRefused('project.is-over');
    project(noProject()).when(request()).thenRefused('project.not-registered');
  });
});
