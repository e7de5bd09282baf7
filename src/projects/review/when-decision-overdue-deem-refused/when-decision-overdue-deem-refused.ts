import { endOfBusinessDay } from '../../../kernel/time/business-day.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { later, type TermEvent } from '../../domain/review/decision-term.js';
import { projectIdOf } from '../../domain/land/holdings.js';
import type { ProjectSuspended } from '../../domain/project.events.js';

/** A version whose decision is owed. */
export interface DecisionOwed {
  readonly submissionNo: number;
  readonly decisionDueOn: string;
  /** The term stands still while the project is suspended. */
  readonly stopped: boolean;
}

export type RefusalAsked = Omit<DecisionOwed, 'stopped'> & { readonly projectId: string };

export const OVERDUE = 'decision-overdue';

export type Watched = (TermEvent | ProjectSuspended) & { readonly recordedAt: string };

export interface Watching {
  readonly state: DecisionOwed | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
}

const NOTHING_OWED: Watching = { state: null, timers: [{ name: OVERDUE, due: null }] };

/**
 * A decision of any kind takes the timer away; a hold stops it, and a resumption sets it again, moved or not. History that
 * is entered after its term was over is not watched: then the decision is on its way in too, and was never missing.
 */
export function next(state: DecisionOwed | null, event: Watched): Watching {
  switch (event.type) {
    case 'ProposalSubmittedForReview': {
      const { submissionNo, decisionDueOn } = event.data;
      const enteredInTime = event.recordedAt < endOfBusinessDay(decisionDueOn as LocalDate);
      return enteredInTime ? waiting({ submissionNo, decisionDueOn, stopped: false }) : NOTHING_OWED;
    }
    case 'ProposalReturnedForRevision':
    case 'ProposalApproved':
    case 'ProposalRejected':
    case 'ProjectCancelled':
    case 'RefusalDeemed':
      return NOTHING_OWED;
    case 'DecisionAnnulled': {
      const { submissionNo, decisionDueOn, restoredHold } = event.data;
      if (decisionDueOn === null || event.recordedAt >= endOfBusinessDay(decisionDueOn as LocalDate))
        return NOTHING_OWED;
      const owed = { submissionNo, decisionDueOn, stopped: restoredHold === 'suspended' };
      return owed.stopped ? { ...NOTHING_OWED, state: owed } : waiting(owed);
    }
    case 'ProjectSuspended':
      if (state === null || event.data.since > state.decisionDueOn) return { state, timers: [] };
      return { state: { ...state, stopped: true }, timers: [{ name: OVERDUE, due: null }] };
    case 'ProjectResumed':
      if (state === null || !state.stopped) return { state, timers: [] };
      return waiting({
        ...state,
        decisionDueOn: later(state.decisionDueOn, event.data.shiftedDays),
        stopped: false,
      });
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
  return { state, timers: [{ name: OVERDUE, due: endOfBusinessDay(state.decisionDueOn as LocalDate) }] };
}
