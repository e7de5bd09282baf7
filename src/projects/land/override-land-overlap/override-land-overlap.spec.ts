import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { NEIGHBOUR, overlapOverride } from '../../../../test/support/land-facts.js';
import { LAND_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { OverrideLandOverlap, overrideLandOverlap, type OverlapOverride } from './override-land-overlap.js';

const project = given(projectAggregate, overrideLandOverlap);

const { overriddenBy: _, ...OVERRIDE } = overlapOverride().data;

const override = (over: Partial<OverlapOverride> = {}, context: ContextOf = {}): OverrideLandOverlap =>
  new OverrideLandOverlap(
    'any',
    { ...OVERRIDE, ...over },
    aContext({ person: LAND_DECIDER, role: 'land_decider', ...context }),
  );

const asked = aProject().landRequested();

describe('override an overlap of parcels', () => {
  it('keeps who let which parcel overlap with which, and why', () => {
    project(asked).when(override()).thenRecorded(overlapOverride());
  });

  it('is known by its id: the same again is quiet, another under it is refused', () => {
    project(asked.with(overlapOverride())).when(override()).thenNothing();
    project(asked.with(overlapOverride()))
      .when(override({ neighbours: [NEIGHBOUR, '19-293-045-300'] }))
      .thenRefused('project.land-overlap-override-id-reused', { overrideId: 'LO-1' });
  });

  it('refuses a day in the future and before the proposal', () => {
    project(asked)
      .when(override({}, { today: '2019-03-21' }))
      .thenRefused('project.dated-in-the-future');
    project(asked)
      .when(override({ overriddenOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(asked.suspended()).when(override()).thenRefused('project.is-suspended');
    project(asked.cancelled()).when(override()).thenRefused('project.is-over');
    project(noProject()).when(override()).thenRefused('project.not-registered');
  });
});
