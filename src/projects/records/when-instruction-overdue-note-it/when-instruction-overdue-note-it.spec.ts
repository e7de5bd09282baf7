import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { PROJECT_ID } from '../../../../test/support/people.js';
import { COMPLETED, INSTRUCTED, OVERDUE_NOTED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { noteInstructionOverdue, NoteInstructionOverdue } from './note-instruction-overdue.js';
import { noteOverdueCommands, whenInstructionOverdueNoteIt } from './when-instruction-overdue-note-it.automation.js';
import { next, whenDayIsOver, type OwedInstructions, type Watched } from './when-instruction-overdue-note-it.js';

const project = given(projectAggregate, noteInstructionOverdue);
const instructed = aProject().withMeeting(INSTRUCTED);

const note = (today: string, dueOn = '2018-12-14'): NoteInstructionOverdue =>
  new NoteInstructionOverdue(
    PROJECT_ID,
    'headquarters-1',
    'i-1',
    dueOn,
    aContext({ person: null, role: 'machine', today }),
  );

/** What is owed and which timers stand after a history that was entered at this moment. */
function watched(
  { events }: AProject,
  recordedAt = '2018-11-30T06:00:00.000Z',
): [OwedInstructions | null, Record<string, string>] {
  const types: readonly string[] = (whenInstructionOverdueNoteIt.takes as { types: readonly string[] }).types;
  let state: OwedInstructions | null = null;
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

const OWED = { meetingId: 'headquarters-1', instructionId: 'i-1', dueOn: '2018-12-14' };
const NAME = 'headquarters-1/i-1';
const MIDNIGHT = '2018-12-14T18:00:00.000Z';

describe('when an instruction is overdue', () => {
  it('watches each instruction until its day is over in Almaty', () => {
    expect(watched(instructed)).toEqual([{ owed: [OWED], heldSince: null }, { [NAME]: MIDNIGHT }]);
    const two = {
      ...INSTRUCTED,
      instructions: [
        ...INSTRUCTED.instructions,
        { ...INSTRUCTED.instructions[0]!, instructionId: 'i-2', dueOn: '2019-01-10' },
      ],
    };
    expect(watched(aProject().withMeeting(two))[1]).toEqual({
      [NAME]: MIDNIGHT,
      'headquarters-1/i-2': '2019-01-10T18:00:00.000Z',
    });
  });

  it('leaves history alone that was entered when its day was over: its completion comes in too', () => {
    expect(watched(instructed, MIDNIGHT)).toEqual([null, {}]);
    expect(watched(instructed, '2018-12-14T17:59:59.999Z')[1]).toEqual({ [NAME]: MIDNIGHT });
  });

  it('takes the timer away when it is done, and when it was noted', () => {
    expect(watched(instructed.with(COMPLETED))).toEqual([null, {}]);
    expect(watched(instructed.with(OVERDUE_NOTED))).toEqual([null, {}]);
  });

  it('stands still while the project is suspended, and moves where the resumption moves what is due', () => {
    const held = instructed.suspended({ since: '2018-12-10' });
    expect(watched(held)).toEqual([{ owed: [OWED], heldSince: '2018-12-10' }, {}]);
    expect(watched(held.resumed({ resumedOn: '2018-12-13' }))[1]).toEqual({ [NAME]: MIDNIGHT });
    const shifted = { resumedOn: '2018-12-20', shiftOpenDueDates: true, shiftedDays: 10 };
    expect(watched(held.resumed(shifted))).toEqual([
      { owed: [{ ...OWED, dueOn: '2018-12-24' }], heldSince: null },
      { [NAME]: '2018-12-24T18:00:00.000Z' },
    ]);
  });

  it('is not stopped by a hold that begins when the day is over', () => {
    const held = instructed.suspended({ since: '2018-12-15' });
    expect(watched(held)[1]).toEqual({ [NAME]: MIDNIGHT });
    const shifted = { resumedOn: '2018-12-25', shiftOpenDueDates: true, shiftedDays: 10 };
    expect(watched(held.resumed(shifted))[1]).toEqual({ [NAME]: MIDNIGHT });
  });

  it('asks the project when the timer fires, and asks again where the clock is behind', () => {
    const payload = { projectId: PROJECT_ID, ...OWED };
    const timer = { name: NAME, key: `project-${PROJECT_ID}` };
    expect(whenDayIsOver({ owed: [OWED], heldSince: null }, timer)).toEqual([
      { name: 'NoteInstructionOverdue', payload },
    ]);
    expect(whenDayIsOver(null, timer)).toEqual([]);
    const at = (today: string) => noteOverdueCommands.NoteInstructionOverdue(payload, aContext({ today }));
    expect(at('2018-12-15')).toMatchObject(payload);
    expect(() => at('2018-12-14')).toThrow('still 2018-12-14');
  });
});

describe('an instruction nobody completed in time', () => {
  it('is noted with its due day and dated the day after, whenever the register notices', () => {
    project(instructed).when(note('2018-12-15')).thenRecorded(OVERDUE_NOTED);
    project(instructed).when(note('2019-06-30')).thenRecorded(OVERDUE_NOTED);
  });

  it('is not noted before its day is over, and not twice', () => {
    project(instructed).when(note('2018-12-14')).thenNothing();
    project(instructed.with(OVERDUE_NOTED)).when(note('2018-12-16')).thenNothing();
  });

  it('is not noted where it was completed, is unknown, or the project is over', () => {
    project(instructed.with(COMPLETED)).when(note('2018-12-15')).thenNothing();
    project(aProject()).when(note('2018-12-15')).thenNothing();
    project(noProject()).when(note('2018-12-15')).thenNothing();
    project(instructed.cancelled()).when(note('2019-12-15')).thenNothing();
  });

  it('is not noted while its term stands still, and by the moved day afterwards', () => {
    const held = instructed.suspended({ since: '2018-12-10' });
    project(held).when(note('2018-12-16')).thenNothing();
    project(instructed.suspended({ since: '2018-12-15' }))
      .when(note('2018-12-16'))
      .thenRecorded(OVERDUE_NOTED);
    const moved = held.resumed({ resumedOn: '2018-12-20', shiftOpenDueDates: true, shiftedDays: 10 });
    project(moved).when(note('2018-12-22')).thenNothing();
    project(moved)
      .when(note('2018-12-25', '2018-12-24'))
      .thenRecorded({
        type: 'InstructionOverdueNoted',
        data: { ...OVERDUE_NOTED.data, dueOn: '2018-12-24', overdueOn: '2018-12-25' },
      });
    const unmoved = held.resumed({ resumedOn: '2018-12-20' });
    project(unmoved).when(note('2018-12-22')).thenRecorded(OVERDUE_NOTED);
  });
});
