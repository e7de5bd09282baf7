import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { factWithId } from '../../domain/facts.js';
import { instructionKey, isStopped, later } from '../../domain/records/instructions.js';
import type { Project } from '../../domain/project.js';
import type { InstructionOverdueNoted } from '../../domain/project.events.js';
import { isTerminal } from '../../domain/stage.js';

/** Sent by the automation only: there is no route. */
export class NoteInstructionOverdue implements Command {
  constructor(
    readonly projectId: string,
    readonly meetingId: string,
    readonly instructionId: string,
    readonly dueOn: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * The day passed and nobody did it: dated the day after, however late the register notices. Decided again here: nothing
 * is recorded of what was done since, was moved, stands still in a hold, or belongs to a project that is over.
 */
export const noteInstructionOverdue: Decide<NoteInstructionOverdue, Project, InstructionOverdueNoted> = (
  { meetingId, instructionId, dueOn, context },
  { instructions, stage, hold },
) => {
  const instruction = factWithId(instructions, instructionKey({ meetingId, instructionId }));
  if (instruction === null || instruction.dueOn !== dueOn || context.today <= dueOn) return [];
  if (instruction.completion !== null || instruction.overdueNoted || isTerminal(stage)) return [];
  if (hold.suspended && isStopped(dueOn, hold.suspension?.since ?? null)) return [];
  const { ownerBody } = instruction;
  const data = { meetingId, instructionId, ownerBody, dueOn, overdueOn: later(dueOn, 1) };
  return [{ type: 'InstructionOverdueNoted', data }];
};
