import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { powerOverride } from '../../../../test/support/grid-facts.js';
import { DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { OverridePowerLimit, overridePowerLimit, type PowerOverride } from './override-power-limit.js';

const project = given(projectAggregate, overridePowerLimit);

const { overriddenBy: _, ...OVERRIDE } = powerOverride().data;

const override = (over: Partial<PowerOverride> = {}, context: ContextOf = {}): OverridePowerLimit =>
  new OverridePowerLimit(
    'any',
    { ...OVERRIDE, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const approved = aProject().approved();

describe('override a limit of capacity', () => {
  it('keeps who let what go how far, and why', () => {
    project(approved).when(override()).thenRecorded(powerOverride());
  });

  it('is known by its id: the same again is quiet, another under it is refused', () => {
    project(approved.with(powerOverride())).when(override()).thenNothing();
    project(approved.with(powerOverride()))
      .when(override({ upToMw: '13.000000' }))
      .thenRefused('project.power-override-id-reused', { overrideId: 'PO-1' });
  });

  it('refuses a day in the future and before the proposal', () => {
    project(approved)
      .when(override({}, { today: '2019-11-17' }))
      .thenRefused('project.dated-in-the-future');
    project(approved)
      .when(override({ overriddenOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(approved.suspended()).when(override()).thenRefused('project.is-suspended');
    project(approved.cancelled()).when(override()).thenRefused('project.is-over');
    project(noProject()).when(override()).thenRefused('project.not-registered');
  });
});
