import { later } from './measured-review.js';
import { withLast, type MeasuredEvent } from './measured-event.js';

export type Instruction = {
  readonly key: string;
  readonly givenOn: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
};

/** Instructions of meetings; a resumption moves those that had not passed when the hold began. */
export function instructionsAfter(
  instructions: readonly Instruction[],
  event: MeasuredEvent,
  heldSince: string | null,
): readonly Instruction[] {
  switch (event.type) {
    case 'MeetingRecorded': {
      const { meetingId, instructions: given } = event.data;
      const added = given.map(({ instructionId, dueOn }) => ({
        key: `${meetingId}/${instructionId}`,
        givenOn: event.occurredOn,
        dueOn,
        doneOn: null,
      }));
      return added.length === 0 ? instructions : [...instructions, ...added];
    }
    case 'InstructionCompleted': {
      const key = `${event.data.meetingId}/${event.data.instructionId}`;
      return withLast(
        instructions,
        each => each.key === key,
        each => ({ ...each, doneOn: event.occurredOn }),
      );
    }
    case 'ProjectResumed': {
      const { shiftOpenDueDates, shiftedDays } = event.data;
      if (!shiftOpenDueDates || heldSince === null || instructions.length === 0) return instructions;
      return instructions.map(each =>
        each.doneOn === null && each.dueOn >= heldSince ? { ...each, dueOn: later(each.dueOn, shiftedDays) } : each,
      );
    }
    default:
      return instructions;
  }
}
