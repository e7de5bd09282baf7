import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, INVESTOR_REP, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { cancelProject, CancelProject, type Cancellation } from './cancel-project.js';

const project = given(projectAggregate, cancelProject);

const CANCELLATION: Cancellation = {
  initiator: 'state',
  reasonCode: 'no_activity',
  reasonText: 'Nothing was built in a year',
  decision: aDecision('C-3', '2020-12-01'),
  requestedBy: INVESTOR_REP,
};

const cancel = (over: Partial<Cancellation> = {}, context: ContextOf = {}): CancelProject =>
  new CancelProject(
    'any',
    { ...CANCELLATION, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const recorded = (over: object = {}): { type: 'ProjectCancelled'; data: object } => ({
  type: 'ProjectCancelled',
  data: { ...CANCELLATION, landDisposition: 'none_held', cancelledBy: DECIDER, ...over },
});

describe('cancel a project', () => {
  it.each([
    ['proposed', aProject()],
    ['negotiation', aProject().withMeeting()],
    ['revision', aProject().returned()],
    ['approved', aProject().approved()],
    ['preparation', aProject().inPreparation()],
  ])('ends it in stage %s', (_, history) => {
    project(history).when(cancel()).thenRecorded(recorded());
  });

  it.each([
    ['reserved', aProject().reserved()],
    ['allocated', aProject().allocated()],
    ['under construction', aProject().underConstruction()],
    ['accepted', aProject().accepted()],
  ])('gives back land that is held: %s', (_, history) => {
    project(history)
      .when(cancel())
      .thenRecorded(recorded({ landDisposition: 'release' }));
  });

  it('has no land to give back once it was released', () => {
    project(aProject().allocated().released()).when(cancel()).thenRecorded(recorded());
  });

  it('ends a suspended project too', () => {
    project(aProject().approved().suspended()).when(cancel()).thenRecorded(recorded());
  });

  it('lets only the investor withdraw while the council reviews', () => {
    project(aProject().inReview())
      .when(cancel())
      .thenRefused('project.in-review-withdrawn-by-investor-only', { initiator: 'state' });
    project(aProject().inReview())
      .when(cancel({ initiator: 'investor' }))
      .thenRecorded(recorded({ initiator: 'investor' }));
  });

  it('does not cancel an operating plant: it is closed one day', () => {
    project(aProject().operating()).when(cancel()).thenRefused('project.already-operating');
  });

  it('refuses the requester as decider (X5), and an unsigned decision', () => {
    project(aProject().approved())
      .when(cancel({ requestedBy: DECIDER }))
      .thenRefused('project.decided-by-requester');
    project(aProject().approved())
      .when(cancel({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('stays quiet when the same decision is entered twice, also after the land went back; refuses another', () => {
    const history = aProject().allocated();
    const done = history.with({ type: 'ProjectCancelled', data: { ...recordedData(), landDisposition: 'release' } });
    project(done).when(cancel()).thenNothing();
    project(done.released({ releasedOn: '2020-12-01' }))
      .when(cancel())
      .thenNothing();
    project(done)
      .when(cancel({ decision: aDecision('C-4', '2020-12-01') }))
      .thenRefused('project.cancelled-by-another-decision', { number: 'C-3' });
  });

  it('refuses the number of a decision that was annulled, and takes a new one', () => {
    const again = aProject().approved().cancelled().appealed().upheld('2020-02-03');
    project(again).when(cancel()).thenRefused('project.decision-was-annulled', { number: 'C-3' });
    const decision = aDecision('C-9', '2020-12-01');
    project(again).when(cancel({ decision })).thenRecorded(recorded({ decision }));
  });

  it('refuses dates in the future, before the proposal and before the last step', () => {
    const on = (date: string): CancelProject => cancel({ decision: aDecision('C-3', date) });
    project(aProject().approved())
      .when(cancel({}, { today: '2020-11-30' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().approved()).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(aProject().approved()).when(on('2019-02-14')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project, and where it was rejected', () => {
    project(noProject()).when(cancel()).thenRefused('project.not-registered');
    project(aProject().rejected()).when(cancel()).thenRefused('project.is-over', { stage: 'rejected' });
  });
});

function recordedData(): Cancellation & { cancelledBy: string } {
  return { ...CANCELLATION, cancelledBy: DECIDER };
}
