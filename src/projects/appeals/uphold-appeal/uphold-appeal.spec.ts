import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import {
  aDecision,
  aProject,
  MINISTRY,
  noProject,
  WHY_UPHELD,
  type AProject,
} from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { APPEAL_JUDGE, DECIDER, INVESTOR_REP } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { planAfter, type RoadmapPlan } from '../../domain/works/roadmap-plan.js';
import { projectAggregate } from '../../domain/project.js';
import { upholdAppeal, UpholdAppeal, type Upholding } from './uphold-appeal.js';

const project = given(projectAggregate, upholdAppeal);

const by = (signer: string, date = '2019-06-03') => ({ ...aDecision('M-1', date, signer), body: MINISTRY });
const UPHOLDING: Upholding = {
  appealId: 'APPEAL-4',
  decision: by(APPEAL_JUDGE),
  grounds: WHY_UPHELD,
  effect: 'from_annulment',
  decisionDueOn: '2019-08-01',
};

const uphold = (over: Partial<Upholding> = {}, context: ContextOf = {}): UpholdAppeal =>
  new UpholdAppeal(
    'any',
    { ...UPHOLDING, ...over },
    aContext({ person: APPEAL_JUDGE, role: 'appeal_body', ...context }),
  );

const upheld = (over: object = {}): { type: 'AppealUpheld'; data: object } => ({
  type: 'AppealUpheld',
  data: { ...UPHOLDING, decidedBy: APPEAL_JUDGE, ...over },
});
const annulled = (over: object): { type: 'DecisionAnnulled'; data: object } => ({
  type: 'DecisionAnnulled',
  data: {
    appealId: 'APPEAL-4',
    decision: UPHOLDING.decision,
    effect: 'from_annulment',
    restoredStage: 'review',
    restoredHold: 'none',
    landReleased: false,
    submissionNo: 1,
    decisionDueOn: '2019-08-01',
    ...over,
  },
});

const OF_REJECTION = {
  annulled: { kind: 'rejection', decisionNumber: 'R-3', takenOn: '2019-02-15' },
  shiftedDays: 108,
};
const OF_CANCELLATION = { kind: 'cancellation', decisionNumber: 'C-3', takenOn: '2019-12-02' };
const LATER = { decision: by(APPEAL_JUDGE, '2020-02-03'), decisionDueOn: null };

describe('uphold an appeal', () => {
  it('annuls a rejection: the proposal is in review again, with a new term', () => {
    const history = aProject().rejected().appealed();
    project(history).when(uphold()).thenRecorded(upheld(), annulled(OF_REJECTION));
    const state = stateOf(history.upheld());
    expect([state.stage, state.review.rejection, state.appeals.overlay]).toEqual(['review', null, 'upheld']);
    expect(state.review.term).toMatchObject({ dueOn: '2019-08-01', deemed: null });
  });

  it('annuls silence: a decision is owed again', () => {
    const silence = { kind: 'deemed_refusal', decisionNumber: null, takenOn: '2019-03-02' };
    const history = aProject().deemedRefused().appealed();
    project(history)
      .when(uphold({ effect: 'from_the_beginning' }))
      .thenRecorded(
        upheld({ effect: 'from_the_beginning' }),
        annulled({ annulled: silence, shiftedDays: 93, effect: 'from_the_beginning' }),
      );
    expect(stateOf(history.upheld()).review.term).toMatchObject({ dueOn: '2019-08-01', deemed: null });
  });

  it.each([
    ['approved', aProject().approved()],
    ['preparation', aProject().inPreparation()],
    ['revision', aProject().returned()],
  ] as const)('annuls a cancellation: the project is back in stage %s, without a term', (restoredStage, history) => {
    const appealed = history.cancelled().appealed({ filedOn: '2019-12-20' });
    project(appealed)
      .when(uphold(LATER))
      .thenRecorded(upheld(LATER), annulled({ ...LATER, annulled: OF_CANCELLATION, restoredStage, shiftedDays: 63 }));
    const state = stateOf(appealed.upheld('2020-02-03'));
    expect([state.stage, state.cancellation, state.lastTransitionOn]).toEqual([restoredStage, null, '2020-02-03']);
  });

  it('brings back the hold of before, and a hold where the land went back meanwhile', () => {
    const held = aProject().inPreparation().suspended({ since: '2019-10-01' }).cancelled();
    const restored = {
      annulled: OF_CANCELLATION,
      restoredStage: 'preparation',
      restoredHold: 'suspended',
      shiftedDays: 63,
    };
    project(held.appealed({ filedOn: '2019-12-20' }))
      .when(uphold(LATER))
      .thenRecorded(upheld(LATER), annulled({ ...LATER, ...restored }));
    const landless = aProject().inPreparation().allocated().cancelled().appealed({ filedOn: '2019-12-20' });
    project(landless)
      .when(uphold(LATER))
      .thenRecorded(upheld(LATER), annulled({ ...LATER, ...restored, landReleased: true }), {
        type: 'ProjectSuspended',
        data: {
          since: '2020-02-03',
          reasonCode: 'land_released',
          reasonText: 'The land went back while the project was cancelled',
          decision: LATER.decision,
          reviewOn: '2020-05-03',
          suspendedBy: APPEAL_JUDGE,
        },
      });
    const { land, spending } = stateOf(landless.upheld('2020-02-03'));
    expect([land.state, land.allocated.size, spending]).toEqual(['released', 0, stateOf(landless).spending]);
  });

  it('moves open due dates by the days in between', () => {
    const history = aProject()
      .inPreparation()
      .stepCompleted()
      .cancelled()
      .appealed()
      .upheld('2020-02-03', { shiftedDays: 63 });
    const plan = history.events.reduce<RoadmapPlan | null>(planAfter, null);
    expect(plan?.steps.map(({ dueOn }) => dueOn)).toEqual(['2019-06-03', '2019-10-17', '2020-11-02']);
  });

  it('wants a term where the project is in review again, and only there', () => {
    project(aProject().rejected().appealed())
      .when(uphold({ decisionDueOn: null }))
      .thenRefused('project.annulment-term-does-not-fit', { restoredStage: 'review' });
    project(aProject().approved().cancelled().appealed({ filedOn: '2019-12-20' }))
      .when(uphold({ decision: LATER.decision, decisionDueOn: '2020-08-01' }))
      .thenRefused('project.annulment-term-does-not-fit', { restoredStage: 'approved' });
    project(aProject().rejected().appealed())
      .when(uphold({ decisionDueOn: '2019-06-02' }))
      .thenRefused('project.decision-due-before-annulment');
  });

  it('is decided by another body than the one that decided first, and by nobody who had a part in it', () => {
    const history = aProject().rejected().appealed();
    project(history)
      .when(uphold({ decision: { ...UPHOLDING.decision, body: 'AKIMAT of Turkistan region' } }))
      .thenRefused('project.appeal-decided-by-first-body', { body: 'Akimat of Turkistan region' });
    for (const person of [DECIDER, INVESTOR_REP]) {
      project(history)
        .when(uphold({ decision: by(person) }, { person }))
        .thenRefused('project.appeal-decided-by-party');
    }
    project(history)
      .when(uphold({}, { person: DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('refuses an appeal that nobody filed, that was answered, or whose silence somebody has ended', () => {
    project(aProject().rejected()).when(uphold()).thenRefused('project.appeal-not-filed');
    project(aProject().rejected().appealed().dismissed()).when(uphold()).thenRefused('project.appeal-already-answered');
    project(aProject().deemedRefused().appealed().approved())
      .when(uphold())
      .thenRefused('project.decision-not-standing');
  });

  it('stays quiet when it is entered twice, however far the project has come', () => {
    project(aProject().rejected().appealed().upheld()).when(uphold()).thenNothing();
    project(aProject().rejected().appealed().upheld().approved('D-8')).when(uphold()).thenNothing();
  });

  it('refuses dates in the future, before the proposal and before the appeal', () => {
    const history = aProject().rejected().appealed();
    const on = (date: string): UpholdAppeal => uphold({ decision: by(APPEAL_JUDGE, date) });
    project(history)
      .when(uphold({}, { today: '2019-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(history).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(history).when(on('2019-03-19')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project', () => {
    project(noProject()).when(uphold()).thenRefused('project.not-registered');
  });
});

function stateOf(history: AProject) {
  return fold(projectAggregate.evolution, history.events);
}
