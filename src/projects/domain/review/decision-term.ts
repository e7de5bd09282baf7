import { LocalDate } from '../../../kernel/time/local-date.js';
import type {
  DecisionAnnulled,
  ProjectCancelled,
  ProjectResumed,
  ProposalApproved,
  ProposalRejected,
  ProposalReturnedForRevision,
  ProposalSubmittedForReview,
  RefusalDeemed,
} from '../project.events.js';

/** The term in which the council decides on the version in review. */
export interface DecisionTerm {
  /** Null while no decision is owed. */
  readonly dueOn: string | null;
  /** The silence that counts as a refusal, while it stands: until somebody decides after all. */
  readonly deemed: RefusalDeemed['data'] | null;
  /** The last decision on the proposal came after its term. */
  readonly decidedLate: boolean;
}

export const nothingDue: DecisionTerm = { dueOn: null, deemed: null, decidedLate: false };

export type TermEvent =
  | ProposalSubmittedForReview
  | ProposalReturnedForRevision
  | ProposalApproved
  | ProposalRejected
  | ProjectCancelled
  | ProjectResumed
  | RefusalDeemed
  | DecisionAnnulled;

const TERM_TYPES: ReadonlySet<string> = new Set<TermEvent['type']>([
  'ProposalSubmittedForReview',
  'ProposalReturnedForRevision',
  'ProposalApproved',
  'ProposalRejected',
  'ProjectCancelled',
  'ProjectResumed',
  'RefusalDeemed',
  'DecisionAnnulled',
]);

/** The term after any fact, for views: `heldSince` is the first day of the hold before it, null when there was none. */
export function termInViewAfter<Event extends { readonly type: string }>(
  term: DecisionTerm,
  event: Event,
  heldSince: string | null,
): DecisionTerm {
  if (!TERM_TYPES.has(event.type)) return term;
  const suspension = heldSince === null ? null : { since: heldSince };
  return termAfter(term, event as unknown as TermEvent, { suspended: heldSince !== null, suspension });
}

/** As much of a hold as a term asks: decisions and views keep the rest of it differently. */
export interface HoldOverTerm {
  readonly suspended: boolean;
  /** Null where the first day is not known. */
  readonly suspension: { readonly since: string } | null;
}

/** `hold` is the one before the event. */
export function termAfter(term: DecisionTerm, event: TermEvent, hold: HoldOverTerm): DecisionTerm {
  switch (event.type) {
    case 'ProposalSubmittedForReview':
      return { dueOn: event.data.decisionDueOn, deemed: null, decidedLate: false };
    case 'ProposalReturnedForRevision':
      return decided(term, event.data.returnedOn);
    case 'ProposalApproved':
    case 'ProposalRejected':
      return decided(term, event.data.decision.date);
    case 'ProjectCancelled':
      return { ...term, dueOn: null, deemed: null };
    case 'ProjectResumed':
      if (term.dueOn === null || term.deemed !== null || !isStopped(term.dueOn, hold)) return term;
      return { ...term, dueOn: later(term.dueOn, event.data.shiftedDays) };
    case 'DecisionAnnulled':
      return { ...term, dueOn: event.data.decisionDueOn, deemed: null };
    case 'RefusalDeemed':
      // A timer's fact counts where the condition it states holds (time-modes.md).
      return term.dueOn === event.data.decisionDueOn ? { ...term, deemed: event.data } : term;
  }
}

/** A hold stops a term that has not run out when it begins; what had run out before stays a refusal. */
export function isStopped(dueOn: string, hold: HoldOverTerm): boolean {
  return hold.suspended && (hold.suspension === null || hold.suspension.since <= dueOn);
}

function decided(term: DecisionTerm, on: string): DecisionTerm {
  const decidedLate = term.deemed !== null || (term.dueOn !== null && on > term.dueOn);
  return { dueOn: null, deemed: null, decidedLate };
}

/** A date that would leave the calendar stays: folding never fails. */
export function later(date: string, days: number): string {
  try {
    return LocalDate.addDays(LocalDate.parse(date), days);
  } catch {
    return date;
  }
}
