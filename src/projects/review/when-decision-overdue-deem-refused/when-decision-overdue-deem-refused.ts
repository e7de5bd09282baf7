import { endOfBusinessDay } from '../../../kernel/time/business-day.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { dayCorrected } from '../../domain/corrections/corrected-day.js';
import { projectIdOf } from '../../domain/land/holdings.js';
import type { FigureCorrected, ProjectSuspended } from '../../domain/project.events.js';
import { later, type TermEvent } from '../../domain/review/decision-term.js';

/** A version whose decision is owed. */
export interface DecisionOwed {
  readonly submissionNo: number;
  readonly decisionDueOn: string;
  /** The term stands still while the project is suspended. */
  readonly stopped: boolean;
  /** It was entered after its term was over. */
  readonly enteredLate: boolean;
  /** The submission whose day a correction may move; null where an annulment said the day. */
  readonly saidBy: string | null;
  /** Days by which holds have moved what the submission said. */
  readonly shiftedDays: number;
}

export type RefusalAsked = Pick<DecisionOwed, 'submissionNo' | 'decisionDueOn'> & { readonly projectId: string };

export const OVERDUE = 'decision-overdue';

export type DecisionFact = TermEvent | ProjectSuspended | FigureCorrected;
export type Watched = DecisionFact & { readonly eventId: string; readonly recordedAt: string };

export interface Watching {
  readonly state: DecisionOwed | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
}

const NOTHING_OWED: Watching = { state: null, timers: [{ name: OVERDUE, due: null }] };

/**
 * A decision of any kind takes the timer away; a hold stops it, and a resumption sets it again, moved or not. History that
 * is entered after its term was over has no timer: then the decision is on its way in too, and was never missing. Unless
 * the day was a slip: a correction moves the timer, and sets it where the right day is still to come. After a refusal by
 * silence too: as corrected, the silence was none, and the council is waited for until the right day.
 */
export function next(state: DecisionOwed | null, event: Watched): Watching {
  switch (event.type) {
    case 'ProposalSubmittedForReview': {
      const { submissionNo, decisionDueOn } = event.data;
      const enteredLate = isOver(decisionDueOn, event.recordedAt);
      const owed = { submissionNo, decisionDueOn, stopped: false, enteredLate, shiftedDays: 0 };
      return waiting({ ...owed, saidBy: event.eventId });
    }
    case 'FigureCorrected': {
      const right = state === null ? null : dayCorrected(event, state.saidBy, '/decisionDueOn');
      if (state === null || right === null) return { state, timers: [] };
      const decisionDueOn = later(right, state.shiftedDays);
      const enteredLate = state.enteredLate && isOver(decisionDueOn, event.recordedAt);
      return waiting({ ...state, decisionDueOn, enteredLate });
    }
    case 'ProposalReturnedForRevision':
    case 'ProposalApproved':
    case 'ProposalRejected':
    case 'ProjectCancelled':
      return NOTHING_OWED;
    case 'RefusalDeemed':
      // The decision is still owed, and the day of the silence may turn out to be wrong.
      return { state, timers: [{ name: OVERDUE, due: null }] };
    case 'DecisionAnnulled': {
      const { submissionNo, decisionDueOn, restoredHold } = event.data;
      if (decisionDueOn === null || isOver(decisionDueOn, event.recordedAt)) return NOTHING_OWED;
      const owed = { submissionNo, decisionDueOn, stopped: restoredHold === 'suspended' };
      return waiting({ ...owed, enteredLate: false, saidBy: null, shiftedDays: 0 });
    }
    case 'ProjectSuspended':
      if (state === null || event.data.since > state.decisionDueOn) return { state, timers: [] };
      return waiting({ ...state, stopped: true });
    case 'ProjectResumed': {
      if (state === null || !state.stopped) return { state, timers: [] };
      const { shiftedDays } = event.data;
      const decisionDueOn = later(state.decisionDueOn, shiftedDays);
      return waiting({ ...state, decisionDueOn, stopped: false, shiftedDays: state.shiftedDays + shiftedDays });
    }
    default:
      return { state, timers: [] };
  }
}

/** The term is over: the project's stream is asked, which knows whether somebody has decided after all. */
export function whenTermIsOver(
  state: DecisionOwed | null,
  stream: string,
): readonly { readonly name: 'DeemRefusal'; readonly payload: RefusalAsked }[] {
  if (state === null) return [];
  const { submissionNo, decisionDueOn } = state;
  return [{ name: 'DeemRefusal', payload: { projectId: projectIdOf({ stream }), submissionNo, decisionDueOn } }];
}

function waiting(state: DecisionOwed): Watching {
  const watched = !state.stopped && !state.enteredLate;
  const due = watched ? endOfBusinessDay(state.decisionDueOn as LocalDate) : null;
  return { state, timers: [{ name: OVERDUE, due }] };
}

const isOver = (day: string, at: string): boolean => at >= endOfBusinessDay(day as LocalDate);
