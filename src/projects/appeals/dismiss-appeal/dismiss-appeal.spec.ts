import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, MINISTRY, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { APPEAL_JUDGE, DECIDER } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate } from '../../domain/project.js';
import { dismissAppeal, DismissAppeal, type Dismissal } from './dismiss-appeal.js';

const project = given(projectAggregate, dismissAppeal);

const DISMISSAL: Dismissal = {
  appealId: 'APPEAL-4',
  decision: { ...aDecision('M-2', '2019-06-03', APPEAL_JUDGE), body: MINISTRY },
  reasonCode: 'unfounded',
  reasonText: 'The district has no free land of this size',
};

const dismiss = (over: Partial<Dismissal> = {}, context: ContextOf = {}): DismissAppeal =>
  new DismissAppeal(
    'any',
    { ...DISMISSAL, ...over },
    aContext({ person: APPEAL_JUDGE, role: 'appeal_body', ...context }),
  );

describe('dismiss an appeal', () => {
  it('leaves what was decided as it is, with a reason', () => {
    const history = aProject().rejected().appealed();
    project(history)
      .when(dismiss())
      .thenRecorded({ type: 'AppealDismissed', data: { ...DISMISSAL, decidedBy: APPEAL_JUDGE } });
    const { stage, appeals } = fold(projectAggregate.evolution, history.dismissed().events);
    expect([stage, appeals.overlay, appeals.open]).toEqual(['rejected', 'dismissed', null]);
  });

  it('is possible where somebody decided after the silence', () => {
    project(aProject().deemedRefused().appealed().approved())
      .when(dismiss({ reasonCode: 'decided_since' }))
      .thenRecorded({
        type: 'AppealDismissed',
        data: { ...DISMISSAL, reasonCode: 'decided_since', decidedBy: APPEAL_JUDGE },
      });
  });

  it('is decided by another body, and by nobody who had a part in it', () => {
    const history = aProject().rejected().appealed();
    project(history)
      .when(dismiss({ decision: { ...DISMISSAL.decision, body: 'Akimat of Turkistan region' } }))
      .thenRefused('project.appeal-decided-by-first-body');
    const decision = { ...aDecision('M-2', '2019-06-03', DECIDER), body: MINISTRY };
    project(history)
      .when(dismiss({ decision }, { person: DECIDER }))
      .thenRefused('project.appeal-decided-by-party');
    project(history)
      .when(dismiss({}, { person: DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('stays quiet when it is entered twice, and refuses another answer, or one to no appeal', () => {
    const dismissed = aProject().rejected().appealed().dismissed();
    project(dismissed).when(dismiss()).thenNothing();
    project(dismissed)
      .when(dismiss({ reasonCode: 'out_of_time' }))
      .thenRefused('project.appeal-already-answered', { appealId: 'APPEAL-4' });
    project(aProject().rejected()).when(dismiss()).thenRefused('project.appeal-not-filed');
  });

  it('refuses dates in the future, before the proposal and before the appeal', () => {
    const history = aProject().rejected().appealed();
    const on = (date: string): DismissAppeal => dismiss({ decision: { ...DISMISSAL.decision, date } });
    project(history)
      .when(dismiss({}, { today: '2019-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(history).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(history).when(on('2019-03-19')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project', () => {
    project(noProject()).when(dismiss()).thenRefused('project.not-registered');
  });
});
