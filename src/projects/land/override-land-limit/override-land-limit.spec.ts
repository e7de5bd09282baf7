import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { limitOverride } from '../../../../test/support/land-facts.js';
import { DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { OverrideLandLimit, overrideLandLimit, type LimitOverride } from './override-land-limit.js';

const project = given(projectAggregate, overrideLandLimit);

const { overriddenBy: _, ...OVERRIDE } = limitOverride().data;

const override = (over: Partial<LimitOverride> = {}, context: ContextOf = {}): OverrideLandLimit =>
  new OverrideLandLimit(
    'any',
    { ...OVERRIDE, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const asked = aProject().approved();

describe('override the limit of land', () => {
  it('keeps who let the land exceed what was approved, how far, and why', () => {
    project(asked).when(override()).thenRecorded(limitOverride());
  });

  it('is known by its id: the same again is quiet, another under it is refused', () => {
    project(asked.with(limitOverride())).when(override()).thenNothing();
    project(asked.with(limitOverride()))
      .when(override({ upToHa: '23.0000' }))
      .thenRefused('project.land-limit-override-id-reused', { overrideId: 'LL-1' });
  });

  it('refuses a day in the future and before the proposal', () => {
    project(asked)
      .when(override({}, { today: '2019-03-07' }))
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
