import { endOfBusinessDay } from '../../../kernel/time/business-day.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { instructionKey, isStopped, later } from '../../domain/records/instructions.js';
import type {
  InstructionCompleted,
  InstructionOverdueNoted,
  MeetingRecorded,
  ProjectResumed,
  ProjectSuspended,
} from '../../domain/project.events.js';

export type InstructionFact =
  MeetingRecorded | InstructionCompleted | InstructionOverdueNoted | ProjectSuspended | ProjectResumed;
export type Watched = InstructionFact & { readonly recordedAt: string };

export interface Owed {
  readonly meetingId: string;
  readonly instructionId: string;
  readonly dueOn: string;
}

/** What a project's meetings asked for and nobody has done yet. */
export interface OwedInstructions {
  readonly owed: readonly Owed[];
  readonly heldSince: string | null;
}

interface Timer {
  readonly name: string;
  readonly due: string | null;
}

interface Reaction {
  readonly state: OwedInstructions | null;
  readonly timers: readonly Timer[];
}

/**
 * Each instruction has a timer at the end of its day in Almaty; the timer bears its name. What was entered when its day
 * was over already is history, and its completion comes in too: it is not watched.
 */
export function next(state: OwedInstructions | null, event: Watched): Reaction {
  const { owed, heldSince } = state ?? { owed: [], heldSince: null };
  switch (event.type) {
    case 'MeetingRecorded': {
      const { meetingId } = event.data;
      const given = event.data.instructions
        .map(({ instructionId, dueOn }) => ({ meetingId, instructionId, dueOn }))
        .filter(({ dueOn }) => event.recordedAt < endOfDay(dueOn));
      return reaction([...owed, ...given], heldSince, given.map(timerOf));
    }
    case 'InstructionCompleted':
    case 'InstructionOverdueNoted': {
      const key = instructionKey(event.data);
      const left = owed.filter(one => instructionKey(one) !== key);
      return reaction(left, heldSince, [{ name: key, due: null }]);
    }
    case 'ProjectSuspended': {
      const { since } = event.data;
      const stopped = owed.filter(({ dueOn }) => isStopped(dueOn, since));
      return reaction(
        owed,
        since,
        stopped.map(one => ({ name: instructionKey(one), due: null })),
      );
    }
    case 'ProjectResumed': {
      const { shiftOpenDueDates, shiftedDays } = event.data;
      const days = shiftOpenDueDates ? shiftedDays : 0;
      const moved = owed.map(one =>
        isStopped(one.dueOn, heldSince) ? { ...one, dueOn: later(one.dueOn, days) } : one,
      );
      return reaction(moved, null, moved.map(timerOf));
    }
    default:
      return { state, timers: [] };
  }
}

function reaction(owed: readonly Owed[], heldSince: string | null, timers: readonly Timer[]): Reaction {
  return { state: owed.length === 0 && heldSince === null ? null : { owed, heldSince }, timers };
}

function timerOf(one: Owed): Timer {
  return { name: instructionKey(one), due: endOfDay(one.dueOn) };
}

function endOfDay(day: string): string {
  return endOfBusinessDay(day as LocalDate);
}

export interface NoteAsked extends Owed {
  readonly projectId: string;
}

/** The day is over: the project's stream is asked, which knows whether it was done after all. */
export function whenDayIsOver(
  state: OwedInstructions | null,
  timer: { readonly name: string; readonly key: string },
): readonly { readonly name: 'NoteInstructionOverdue'; readonly payload: NoteAsked }[] {
  const found = state?.owed.find(one => instructionKey(one) === timer.name);
  if (found === undefined) return [];
  return [{ name: 'NoteInstructionOverdue', payload: { projectId: timer.key.slice('project-'.length), ...found } }];
}
