import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { suspendProject, SuspendProject, type Suspension } from './suspend-project.js';

const project = given(projectAggregate, suspendProject);

const SUSPENSION: Suspension = {
  since: '2019-10-01',
  reasonCode: 'financing',
  reasonText: 'The lender has not confirmed the loan',
  decision: null,
  reviewOn: '2020-04-01',
};

const suspend = (over: Partial<Suspension> = {}, context: ContextOf = {}): SuspendProject =>
  new SuspendProject(
    'any',
    { ...SUSPENSION, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

describe('suspend a project', () => {
  it.each([
    ['negotiation', aProject().withMeeting()],
    ['review', aProject().inReview()],
    ['revision', aProject().returned()],
    ['approved', aProject().approved()],
    ['preparation', aProject().inPreparation()],
    ['construction', aProject().underConstruction()],
    ['commissioning', aProject().accepted()],
    ['operation', aProject().operating()],
  ])('holds it in stage %s', (_, history) => {
    project(history)
      .when(suspend())
      .thenRecorded({ type: 'ProjectSuspended', data: { ...SUSPENSION, suspendedBy: DECIDER } });
  });

  it('may hold it a second time, after it was resumed', () => {
    const over = { since: '2019-12-02' };
    project(aProject().underConstruction().suspended().resumed({ resumedOn: '2019-11-01' }))
      .when(suspend(over))
      .thenRecorded({ type: 'ProjectSuspended', data: { ...SUSPENSION, ...over, suspendedBy: DECIDER } });
  });

  it('refuses a second hold that began before the first one ended', () => {
    project(aProject().underConstruction().suspended().resumed({ resumedOn: '2019-11-01' }))
      .when(suspend({ since: '2019-10-31' }))
      .thenRefused('project.occurred-out-of-order', { on: '2019-10-31', last: '2019-11-01' });
  });

  it('stays quiet when the same suspension is entered twice, and refuses another one meanwhile', () => {
    project(aProject().underConstruction().suspended()).when(suspend()).thenNothing();
    project(aProject().underConstruction().suspended())
      .when(suspend({ since: '2019-10-15' }))
      .thenRefused('project.already-suspended', { since: '2019-10-01' });
  });

  it('has nothing to hold in a mere proposal', () => {
    project(aProject()).when(suspend()).thenRefused('project.not-suspendable');
  });

  it('wants its decision signed by the actor, where there is one', () => {
    const decision = aDecision('S-1', '2019-10-01', OTHER_DECIDER);
    project(aProject().underConstruction()).when(suspend({ decision })).thenRefused('project.actor-not-among-signers');
  });

  it('refuses a review day before the hold', () => {
    project(aProject().underConstruction())
      .when(suspend({ reviewOn: '2019-09-30' }))
      .thenRefused('project.hold-review-before-suspension');
  });

  it('refuses dates in the future and before the proposal', () => {
    const history = aProject().underConstruction();
    project(history)
      .when(suspend({}, { today: '2019-09-30' }))
      .thenRefused('project.dated-in-the-future');
    project(history)
      .when(suspend({ since: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses where nobody registered a project, and where it is over', () => {
    project(noProject()).when(suspend()).thenRefused('project.not-registered');
    project(aProject().cancelled()).when(suspend()).thenRefused('project.is-over');
  });
});
