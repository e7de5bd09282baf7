import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { overridePeriodLock, OverridePeriodLock, type PeriodOverride } from './override-period-lock.js';

const project = given(projectAggregate, overridePeriodLock);

const OVERRIDE: PeriodOverride = {
  overrideId: 'PL-1',
  datedFrom: '2019-03-20',
  overriddenOn: '2019-04-03',
  reason: 'The minutes of the land commission came with the post of 2 April',
};
const CLOSED = '2019-03-31';

const override = (over: Partial<PeriodOverride> = {}, context: ContextOf = {}): OverridePeriodLock =>
  new OverridePeriodLock(
    'any',
    { ...OVERRIDE, ...over },
    aContext({ person: DECIDER, role: 'correction_approver', closedThrough: CLOSED, ...context }),
  );

const OPENED = {
  type: 'PeriodLockOverridden',
  data: { ...OVERRIDE, datedThrough: CLOSED, overriddenBy: DECIDER },
} as const;

describe('let steps be dated into a published period', () => {
  it('opens the days from the one named to the last one published now', () => {
    project(aProject()).when(override()).thenRecorded(OPENED);
    project(aProject())
      .when(override({ datedFrom: CLOSED }))
      .thenRecorded({ ...OPENED, data: { ...OPENED.data, datedFrom: CLOSED } });
  });

  it('is possible after the end too, for what was forgotten', () => {
    project(aProject().inReview().rejected()).when(override()).thenRecorded(OPENED);
  });

  it('records nothing when it is said again, whatever was published meanwhile', () => {
    project(aProject().with(OPENED)).when(override()).thenNothing();
    project(aProject().with(OPENED))
      .when(override({}, { closedThrough: '2019-04-30' }))
      .thenNothing();
  });

  it('refuses an id that stands for another override', () => {
    project(aProject().with(OPENED))
      .when(override({ datedFrom: '2019-03-01' }))
      .thenRefused('project.period-override-id-reused');
  });

  it('refuses to open what is not published', () => {
    project(aProject())
      .when(override({ datedFrom: '2019-04-01' }))
      .thenRefused('project.period-not-published');
    project(aProject())
      .when(override({}, { closedThrough: null }))
      .thenRefused('project.period-not-published');
  });

  it('is not itself dated into the period, nor in the future', () => {
    project(aProject())
      .when(override({ overriddenOn: CLOSED }))
      .thenRefused('project.period-is-published');
    project(aProject())
      .when(override({}, { today: '2019-04-02' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('asks for a registered project', () => {
    project(noProject()).when(override()).thenRefused('project.not-registered');
  });
});
