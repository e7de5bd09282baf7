import { later } from '../review/decision-term.js';
import { isStopped } from './instructions.js';
import type { InstructionJson, ProjectEvent } from '../project.events.js';

/** An instruction of a meeting, and what became of it. Plain JSON, for views. */
export type InstructionLine = InstructionJson & {
  readonly meetingId: string;
  readonly givenOn: string;
  readonly completedOn: string | null;
  /** The register noted that its day passed. */
  readonly overdueNoted: boolean;
};

/** `heldSince`: the first day of the hold before the event, if there is one. */
export function instructionsAfter(
  lines: readonly InstructionLine[],
  event: ProjectEvent,
  heldSince: string | null,
): readonly InstructionLine[] {
  switch (event.type) {
    case 'MeetingRecorded': {
      const { meetingId, heldOn, instructions } = event.data;
      if (instructions.length === 0) return lines;
      const fresh = { meetingId, givenOn: heldOn, completedOn: null, overdueNoted: false };
      return [...lines, ...instructions.map(instruction => ({ ...instruction, ...fresh }))];
    }
    case 'InstructionCompleted':
      return changed(lines, event.data, { completedOn: event.data.completedOn });
    case 'InstructionOverdueNoted':
      return changed(lines, event.data, { overdueNoted: true });
    case 'ProjectResumed': {
      const { shiftOpenDueDates, shiftedDays } = event.data;
      if (!shiftOpenDueDates || lines.length === 0) return lines;
      return lines.map(line =>
        line.completedOn !== null || !isStopped(line.dueOn, heldSince)
          ? line
          : { ...line, dueOn: later(line.dueOn, shiftedDays) },
      );
    }
    default:
      return lines;
  }
}

function changed(
  lines: readonly InstructionLine[],
  of: { readonly meetingId: string; readonly instructionId: string },
  change: Partial<InstructionLine>,
): readonly InstructionLine[] {
  return lines.map(line =>
    line.meetingId === of.meetingId && line.instructionId === of.instructionId ? { ...line, ...change } : line,
  );
}
