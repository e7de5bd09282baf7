import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { automation } from '../../../platform/automations/automation.js';
import { NoteInstructionOverdue } from './note-instruction-overdue.js';
import {
  next,
  whenDayIsOver,
  type InstructionFact,
  type NoteAsked,
  type OwedInstructions,
} from './when-instruction-overdue-note-it.js';

/** An instruction may be owed for months: that a project has a row here is no sign of being stuck. */
const NEVER_STUCK_SECONDS = 100 * 365 * 86_400;

export const whenInstructionOverdueNoteIt = automation<InstructionFact, OwedInstructions>({
  name: 'when-instruction-overdue-note-it',
  takes: {
    types: ['MeetingRecorded', 'InstructionCompleted', 'InstructionOverdueNoted', 'ProjectSuspended', 'ProjectResumed'],
  },
  keyOf: event => event.stream,
  next,
  onTimer: (state, timer) => ({ state, commands: whenDayIsOver(state, timer) }),
  stuckAfterSeconds: NEVER_STUCK_SECONDS,
});

/** From what the automation asks for to the command on the bus. */
export const noteOverdueCommands = {
  NoteInstructionOverdue: (payload: NoteAsked, context: CommandContext): NoteInstructionOverdue => {
    const { projectId, meetingId, instructionId, dueOn } = payload;
    // The database's clock fired the timer; a process whose own clock is behind it asks again a moment later.
    if (context.today <= dueOn) throw new Error(`here it is still ${context.today}`);
    return new NoteInstructionOverdue(projectId, meetingId, instructionId, dueOn, context);
  },
};
