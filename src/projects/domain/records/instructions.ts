import { LocalDate } from '../../../kernel/time/local-date.js';
import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { factWithId, newestFirst, withFact, type Facts } from '../facts.js';
import type { Hold } from '../change/hold.js';
import type { InstructionCompleted, InstructionsEvent } from './instructions.events.js';
import type { ProjectResumed } from '../change/hold.events.js';
import type { MeetingRecorded } from '../proposal/proposal.events.js';

/** What a meeting asked a body to do, and what became of it. */
export interface Instruction {
  readonly meetingId: string;
  readonly instructionId: string;
  readonly ownerBody: string;
  readonly givenOn: string;
  /** Moved where a resumption moved what is due. */
  readonly dueOn: string;
  readonly completion: InstructionCompleted['data'] | null;
  readonly overdueNoted: boolean;
}

/** By `instructionKey`. */
export type Instructions = Facts<Instruction>;

/** An instruction is known by its meeting and its own id. */
export function instructionKey(of: { readonly meetingId: string; readonly instructionId: string }): string {
  return `${of.meetingId}/${of.instructionId}`;
}

export function evolveInstructions(
  instructions: Instructions,
  event: InstructionsEvent | MeetingRecorded,
): Instructions {
  switch (event.type) {
    case 'MeetingRecorded': {
      const { meetingId, heldOn } = event.data;
      return event.data.instructions.reduce<Instructions>((known, { instructionId, ownerBody, dueOn }) => {
        const given = { meetingId, instructionId, ownerBody, givenOn: heldOn, dueOn };
        return withFact(known, instructionKey(given), { ...given, completion: null, overdueNoted: false });
      }, instructions);
    }
    case 'InstructionCompleted':
      return changed(instructions, event.data, instruction => ({ ...instruction, completion: event.data }));
    case 'InstructionOverdueNoted':
      return changed(instructions, event.data, instruction => ({ ...instruction, overdueNoted: true }));
    default:
      return unchanged(instructions, event);
  }
}

function changed(
  instructions: Instructions,
  of: { readonly meetingId: string; readonly instructionId: string },
  change: (instruction: Instruction) => Instruction,
): Instructions {
  const key = instructionKey(of);
  const known = factWithId(instructions, key);
  return known === null ? instructions : withFact(instructions, key, change(known));
}

/** Resuming moves what was still due when the hold began, where the decision says so. */
export function movedByResumption(
  instructions: Instructions,
  { suspension }: Hold,
  { data }: ProjectResumed,
): Instructions {
  if (!data.shiftOpenDueDates || suspension === null || instructions === null) return instructions;
  const seen = new Set<string>();
  let moved: Instructions = instructions;
  for (const instruction of newestFirst(instructions)) {
    const key = instructionKey(instruction);
    if (seen.has(key)) continue;
    seen.add(key);
    if (instruction.completion !== null || !isStopped(instruction.dueOn, suspension.since)) continue;
    moved = withFact(moved, key, { ...instruction, dueOn: later(instruction.dueOn, data.shiftedDays) });
  }
  return moved;
}

/** A term that had not passed when the hold began stands still with the project. */
export function isStopped(dueOn: string, heldSince: string | null): boolean {
  return heldSince !== null && dueOn >= heldSince;
}

export function later(day: string, days: number): string {
  return LocalDate.addDays(day as LocalDate, days);
}
