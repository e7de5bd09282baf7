import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { correctionOf } from '../../../../test/support/correction-of.js';
import { PROJECT_ID } from '../../../../test/support/people.js';
import { eventIdOf, told } from '../../../../test/support/told.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { corrected } from '../../domain/corrections/retelling.js';
import { projectAggregate } from '../../domain/project.js';
import { deemRefusal, DeemRefusal } from './deem-refusal.js';
import {
  deemRefusalCommands,
  whenDecisionOverdueDeemRefused,
} from './when-decision-overdue-deem-refused.automation.js';
import {
  next,
  OVERDUE,
  whenTermIsOver,
  type DecisionOwed,
  type Watched,
} from './when-decision-overdue-deem-refused.js';

const project = given(projectAggregate, deemRefusal);
const deem = (decisionDueOn = '2019-03-01', context: ContextOf = {}, submissionNo = 1): DeemRefusal =>
  new DeemRefusal(PROJECT_ID, submissionNo, decisionDueOn, aContext({ person: null, role: 'machine', ...context }));

const recorded = (decisionDueOn = '2019-03-01', deemedOn = '2019-03-02'): { type: 'RefusalDeemed'; data: object } => ({
  type: 'RefusalDeemed',
  data: { submissionNo: 1, decisionDueOn, deemedOn, legalRef: 'APPC art. 91(2)' },
});

/** What is owed, and which timer stands, after a history that was entered on the day of the submission. */
function watched(history: AProject, recordedAt = '2018-12-03T06:00:00.000Z'): [DecisionOwed | null, string | null] {
  const types: readonly string[] = (whenDecisionOverdueDeemRefused.takes as { types: readonly string[] }).types;
  let state: DecisionOwed | null = null;
  let timer: string | null = null;
  for (const event of history.events.filter(({ type }) => types.includes(type))) {
    const reaction: ReturnType<typeof next> = next(state, { ...event, eventId: event.type, recordedAt } as Watched);
    state = reaction.state;
    for (const { name, due } of reaction.timers) timer = name === OVERDUE ? due : timer;
  }
  return [state, timer];
}

const OWED: DecisionOwed = {
  submissionNo: 1,
  decisionDueOn: '2019-03-01',
  stopped: false,
  enteredLate: false,
  saidBy: 'ProposalSubmittedForReview',
  shiftedDays: 0,
};
const MIDNIGHT = '2019-03-01T18:00:00.000Z';

describe('when a decision is overdue', () => {
  it('watches the term of the version in review until its last day is over in Almaty', () => {
    expect(watched(aProject().inReview())).toEqual([OWED, MIDNIGHT]);
    const again = aProject().returned().submitted({ decisionDueOn: '2019-05-01' });
    expect(watched(again)).toEqual([
      { ...OWED, submissionNo: 2, decisionDueOn: '2019-05-01' },
      '2019-05-01T18:00:00.000Z',
    ]);
  });

  it('leaves history alone that was entered after its term was over: the decision comes in too', () => {
    expect(watched(aProject().inReview(), '2019-03-01T17:59:59.999Z')).toEqual([OWED, MIDNIGHT]);
    expect(watched(aProject().inReview(), MIDNIGHT)).toEqual([{ ...OWED, enteredLate: true }, null]);
    const held = aProject().inReview().suspended({ since: '2019-02-01' });
    expect(watched(held.resumed({ resumedOn: '2019-02-11' }), MIDNIGHT)[1]).toBeNull();
    expect(watched(aProject().approved(), MIDNIGHT)).toEqual([null, null]);
  });

  it.each([
    ['a return', aProject().returned()],
    ['an approval', aProject().approved()],
    ['a rejection', aProject().rejected()],
    ['a withdrawal', aProject().inReview().cancelled()],
    ['an annulment that restores another stage', aProject().approved().cancelled().appealed().upheld()],
  ])('takes the timer away on %s', (_, history) => {
    expect(watched(history)).toEqual([null, null]);
  });

  it('stops while the project is suspended, and moves where the resumption moves what is due', () => {
    const held = aProject().inReview().suspended({ since: '2019-02-01' });
    expect(watched(held)).toEqual([{ ...OWED, stopped: true }, null]);
    expect(watched(held.resumed({ resumedOn: '2019-02-11' }))).toEqual([OWED, MIDNIGHT]);
    expect(watched(held.resumed({ resumedOn: '2019-02-11', shiftOpenDueDates: true, shiftedDays: 10 }))).toEqual([
      { ...OWED, decisionDueOn: '2019-03-11', shiftedDays: 10 },
      '2019-03-11T18:00:00.000Z',
    ]);
  });

  it('is set anew where an annulment brings the project back to review', () => {
    const entered = '2019-06-03T06:00:00.000Z';
    const owed = { ...OWED, decisionDueOn: '2019-08-01', saidBy: null };
    for (const history of [aProject().deemedRefused(), aProject().rejected()]) {
      expect(watched(history.appealed().upheld(), entered)).toEqual([owed, '2019-08-01T18:00:00.000Z']);
      expect(watched(history.appealed().upheld(), '2019-08-01T18:00:00.000Z')).toEqual([null, null]);
    }
    const held = aProject().deemedRefused().suspended({ since: '2019-05-01' }).appealed();
    expect(watched(held.upheld('2019-06-03'), entered)).toEqual([{ ...owed, stopped: true }, null]);
  });

  it('follows a correction of the day, with the days by which holds have moved it', () => {
    const right = correctionOf('ProposalSubmittedForReview', '/decisionDueOn', '2019-04-01');
    expect(watched(aProject().inReview().with(right))).toEqual([
      { ...OWED, decisionDueOn: '2019-04-01' },
      '2019-04-01T18:00:00.000Z',
    ]);
    const held = aProject().inReview().suspended({ since: '2019-02-01' });
    expect(watched(held.with(right))).toEqual([{ ...OWED, decisionDueOn: '2019-04-01', stopped: true }, null]);
    const moved = held.resumed({ resumedOn: '2019-02-11', shiftOpenDueDates: true, shiftedDays: 10 });
    expect(watched(moved.with(right))[1]).toBe('2019-04-11T18:00:00.000Z');
  });

  it('is watched after all where the day was a slip that made it look over', () => {
    const right = correctionOf('ProposalSubmittedForReview', '/decisionDueOn', '2019-04-01');
    expect(watched(aProject().inReview().with(right), MIDNIGHT)).toEqual([
      { ...OWED, decisionDueOn: '2019-04-01' },
      '2019-04-01T18:00:00.000Z',
    ]);
    expect(watched(aProject().inReview().with(right), '2019-04-01T18:00:00.000Z')[1]).toBeNull();
  });

  it('is over with the refusal itself, and set again where the day of the silence is corrected', () => {
    const deemed = aProject().deemedRefused();
    expect(watched(deemed)).toEqual([OWED, null]);
    const right = correctionOf('ProposalSubmittedForReview', '/decisionDueOn', '2019-04-01');
    expect(watched(deemed.with(right))).toEqual([{ ...OWED, decisionDueOn: '2019-04-01' }, '2019-04-01T18:00:00.000Z']);
    expect(watched(deemed.rejected())).toEqual([null, null]);
  });

  it('is left alone by a correction of another figure, of another event, and of what is decided', () => {
    const another = correctionOf('ProposalSubmittedForReview', '/submittedOn', '2018-12-02');
    const elsewhere = correctionOf('MeetingRecorded', '/decisionDueOn', '2019-04-01');
    expect(watched(aProject().inReview().with(another, elsewhere))).toEqual([OWED, MIDNIGHT]);
    const right = correctionOf('ProposalSubmittedForReview', '/decisionDueOn', '2019-04-01');
    expect(watched(aProject().approved().with(right))).toEqual([null, null]);
  });

  it('is not stopped by a hold that begins when the term is over', () => {
    const held = aProject().inReview().suspended({ since: '2019-03-02' });
    expect(watched(held)).toEqual([OWED, MIDNIGHT]);
    expect(watched(held.resumed({ resumedOn: '2019-04-02', shiftOpenDueDates: true, shiftedDays: 31 }))).toEqual([
      OWED,
      MIDNIGHT,
    ]);
  });

  it('asks the project when the timer fires, and asks again where the clock is behind', () => {
    const payload = { projectId: PROJECT_ID, submissionNo: 1, decisionDueOn: '2019-03-01' };
    expect(whenTermIsOver(OWED, `project-${PROJECT_ID}`)).toEqual([{ name: 'DeemRefusal', payload }]);
    expect(whenTermIsOver(null, `project-${PROJECT_ID}`)).toEqual([]);
    const at = (today: string) => deemRefusalCommands.DeemRefusal(payload, aContext({ today }));
    expect(at('2019-03-02')).toMatchObject(payload);
    expect(() => at('2019-03-01')).toThrow('still 2019-03-01');
  });
});

describe('silence past the term', () => {
  it('is deemed a refusal on the day after it, whenever it is noticed; the stage stays', () => {
    const history = aProject().inReview();
    project(history)
      .when(deem('2019-03-01', { today: '2019-03-02' }))
      .thenRecorded(recorded());
    project(history)
      .when(deem('2019-03-01', { today: '2019-04-30' }))
      .thenRecorded(recorded());
    expect(stateOf(aProject().deemedRefused()).stage).toBe('review');
  });

  it('is deemed again on another day where the day of the first was corrected', () => {
    const { events } = aProject().deemedRefused();
    const submission = eventIdOf(events.findIndex(({ type }) => type === 'ProposalSubmittedForReview'));
    const right = correctionOf(submission, '/decisionDueOn', '2019-04-01');
    project(corrected(told({ events: [...events, right] })))
      .when(deem('2019-04-01', { today: '2019-04-02' }))
      .thenRecorded(recorded('2019-04-01', '2019-04-02'));
  });

  it('is none before the day is over, and none twice', () => {
    project(aProject().inReview())
      .when(deem('2019-03-01', { today: '2019-03-01' }))
      .thenNothing();
    project(aProject().deemedRefused()).when(deem()).thenNothing();
  });

  it('is none where somebody decided, returned it, or a later version is in review', () => {
    for (const history of [
      noProject(),
      aProject().approved(),
      aProject().returned(),
      aProject().inReview().cancelled(),
      aProject().returned().amended().submitted({ submittedOn: '2019-01-28' }),
    ]) {
      project(history).when(deem()).thenNothing();
    }
  });

  it('is none while a hold stops the term, nor on the old date once it was moved', () => {
    const held = aProject().inReview().suspended({ since: '2019-03-01' });
    project(held).when(deem()).thenNothing();
    project(held.resumed({ resumedOn: '2019-03-11' }))
      .when(deem())
      .thenRecorded(recorded());
    const moved = held.resumed({ resumedOn: '2019-03-11', shiftOpenDueDates: true, shiftedDays: 10 });
    project(moved).when(deem()).thenNothing();
    project(moved).when(deem('2019-03-11')).thenRecorded(recorded('2019-03-11', '2019-03-12'));
  });

  it('stays a refusal when the hold began after the term', () => {
    const late = aProject().inReview().suspended({ since: '2019-03-02' });
    project(late).when(deem()).thenRecorded(recorded());
    expect(stateOf(late.resumed({ shiftOpenDueDates: true, shiftedDays: 30 })).review.term.dueOn).toBe('2019-03-01');
  });

  it('stands until somebody decides, and makes that decision late, also one of a day in time', () => {
    const deemed = aProject().deemedRefused();
    expect(stateOf(deemed).review.term.deemed?.deemedOn).toBe('2019-03-02');
    expect(stateOf(deemed.approved()).review.term).toEqual({ dueOn: null, deemed: null, decidedLate: true });
    expect(stateOf(aProject().approved()).review.term).toEqual({ dueOn: null, deemed: null, decidedLate: false });
    const overdue = aProject().submitted({ decisionDueOn: '2019-02-14' });
    expect(stateOf(overdue.approved()).review.term.decidedLate).toBe(true);
    expect(stateOf(overdue.returned({ returnedOn: '2019-02-14' })).review.term.decidedLate).toBe(false);
  });

  it('counts only where the condition it states holds, in whatever order it is folded', () => {
    expect(stateOf(aProject().approved().deemedRefused({ submissionNo: 1 }).approved()).review.term.deemed).toBeNull();
    const resubmitted = aProject().returned().submitted({ decisionDueOn: '2019-05-01' });
    expect(stateOf(resubmitted.deemedRefused()).review.term.deemed).toBeNull();
  });
});

function stateOf(history: AProject) {
  return fold(projectAggregate.evolution, history.events);
}
