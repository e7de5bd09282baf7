import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_DECIDER, PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { noteLandUndeveloped, NoteLandUndeveloped } from './note-land-undeveloped.js';
import { noteUndevelopedCommands, whenLandUndevelopedNoteIt } from './when-land-undeveloped-note-it.automation.js';
import { next, whenDayIsOver, type IdleLand, type Watched } from './when-land-undeveloped-note-it.js';

const project = given(projectAggregate, noteLandUndeveloped);

const IDLE = { decisionNo: 'A-31', developBy: '2022-05-15' };
const MIDNIGHT = '2022-05-15T18:00:00.000Z';

const note = (today = '2022-05-16', decisionNo = 'A-31'): NoteLandUndeveloped =>
  new NoteLandUndeveloped(PROJECT_ID, decisionNo, aContext({ person: null, role: 'machine', today }));

const noted = [
  {
    type: 'LandDevelopmentOverdueNoted',
    data: {
      ...IDLE,
      cadastralNumbers: [CADASTRAL_NUMBER],
      overdueOn: '2022-05-16',
      legalRef: 'Land Code art. 92',
    },
  },
  {
    type: 'IssueRaised',
    data: {
      issueId: note().context.idFor('issue'),
      category: 'land',
      description: 'Land allocated by decision A-31 was to be developed by 2022-05-15, and building has not started',
      responsibleBody: 'Akimat of Turkistan region',
      severity: 'amber',
      raisedOn: '2022-05-16',
      dueOn: '2022-06-15',
      raisedBy: null,
    },
  },
] as const;

/** What is idle and which timers stand after a history that was entered at this moment. */
function watched(
  { events }: AProject,
  recordedAt = '2019-05-15T06:00:00.000Z',
): [IdleLand | null, Record<string, string>] {
  const types: readonly string[] = (whenLandUndevelopedNoteIt.takes as { types: readonly string[] }).types;
  let state: IdleLand | null = null;
  const timers = new Map<string, string>();
  for (const event of events.filter(({ type }) => types.includes(type))) {
    const reaction: ReturnType<typeof next> = next(state, { ...event, recordedAt } as Watched);
    state = reaction.state;
    for (const { name, due } of reaction.timers) {
      if (due === null) timers.delete(name);
      else timers.set(name, due);
    }
  }
  return [state, Object.fromEntries(timers)];
}

describe('when land is not developed in time', () => {
  it('watches each allocation until its day is over in Almaty, and late history for thirty days', () => {
    expect(watched(aProject().allocated())).toEqual([{ idle: [IDLE] }, { 'A-31': MIDNIGHT }]);
    expect(watched(aProject().allocated(), MIDNIGHT)[1]).toEqual({ 'A-31': '2022-06-14T18:00:00.000Z' });
    const more = { decision: aDecision('A-40', '2020-01-15', LAND_DECIDER), developBy: '2023-01-15' };
    expect(watched(aProject().allocated().reserved({ reservationId: 'r-2' }).allocated(more))[1]).toEqual({
      'A-31': MIDNIGHT,
      'A-40': '2023-01-15T18:00:00.000Z',
    });
  });

  it.each([
    ['building starts', aProject().underConstruction()],
    ['the project is cancelled', aProject().allocated().cancelled()],
    ['it was noted', aProject().undeveloped()],
  ])('takes the timer away once %s', (_, history) => {
    expect(watched(history)).toEqual([null, {}]);
  });

  it('asks the project when the timer fires, and asks again where the clock is behind', () => {
    const payload = { projectId: PROJECT_ID, ...IDLE };
    const timer = { name: 'A-31', key: `project-${PROJECT_ID}` };
    expect(whenDayIsOver({ idle: [IDLE] }, timer)).toEqual([{ name: 'NoteLandUndeveloped', payload }]);
    expect(whenDayIsOver({ idle: [] }, timer)).toEqual([]);
    expect(whenDayIsOver(null, timer)).toEqual([]);
    const at = (today: string) => noteUndevelopedCommands.NoteLandUndeveloped(payload, aContext({ today }));
    expect(at('2022-05-16')).toMatchObject({ projectId: PROJECT_ID, decisionNo: 'A-31' });
    expect(() => at('2022-05-15')).toThrow('still 2022-05-15');
  });
});

describe('land that is held for years and not built on (X15)', () => {
  it('is noted the day after, whenever the register notices, with a task to the body that allocated', () => {
    project(aProject().allocated())
      .when(note())
      .thenRecorded(...noted);
    project(aProject().allocated())
      .when(note('2023-11-01'))
      .thenRecorded(...noted);
    project(aProject().allocated().suspended())
      .when(note())
      .thenRecorded(...noted);
  });

  it('is not before its day is over, and not twice', () => {
    project(aProject().allocated()).when(note('2022-05-15')).thenNothing();
    project(aProject().undeveloped()).when(note()).thenNothing();
  });

  it('is not where building has started, the land is gone, or the project is over', () => {
    for (const history of [
      noProject(),
      aProject().reserved(),
      aProject().underConstruction(),
      aProject().allocated().released(),
      aProject().revoked(),
      aProject().allocated().cancelled(),
    ]) {
      project(history).when(note()).thenNothing();
    }
  });

  it('counts from the allocation by which the land is held now', () => {
    const again = aProject()
      .allocated()
      .released()
      .reserved({ reservationId: 'r-2' })
      .allocated({ decision: aDecision('A-40', '2020-01-15', LAND_DECIDER), developBy: '2023-01-15' });
    project(again).when(note()).thenNothing();
    const [late] = noted;
    project(again)
      .when(note('2023-01-16', 'A-40'))
      .thenRecorded(
        { ...late, data: { ...late.data, decisionNo: 'A-40', developBy: '2023-01-15', overdueOn: '2023-01-16' } },
        expect.objectContaining({ type: 'IssueRaised' }) as never,
      );
  });
});
