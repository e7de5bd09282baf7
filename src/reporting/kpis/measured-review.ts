import { LocalDate } from '../../kernel/time/local-date.js';
import { withLast, withOne, type MeasuredEvent } from './measured-event.js';

/** One version in review: from its submission, or from the annulment that opened it again, to its end. */
export type InReview = {
  readonly version: number;
  readonly on: string;
  /** False where an annulment opened it again. */
  readonly submitted: boolean;
  readonly dueOn: string;
  /** First days after terms in which nobody decided. */
  readonly deemed: readonly string[];
  readonly ended: {
    readonly on: string;
    readonly how: 'approved' | 'rejected' | 'returned' | 'cancelled';
    readonly inTime: boolean;
  } | null;
};

/** `heldSince`: as it was before the event. */
export function reviewAfter(
  review: readonly InReview[],
  event: MeasuredEvent,
  heldSince: string | null,
): readonly InReview[] {
  const on = event.occurredOn;
  switch (event.type) {
    case 'ProposalSubmittedForReview': {
      const { submissionNo: version, decisionDueOn: dueOn } = event.data;
      return withOne(review, { version, on, submitted: true, dueOn, deemed: [], ended: null });
    }
    case 'RefusalDeemed':
      // A timer's fact counts where the condition it states holds at its place (time-modes.md).
      return withLast(
        review,
        each => each.ended === null && each.dueOn === event.data.decisionDueOn,
        each => ({ ...each, deemed: withOne(each.deemed, on) }),
      );
    case 'ProposalReturnedForRevision':
      return ended(review, on, 'returned');
    case 'ProposalApproved':
      return ended(review, on, 'approved');
    case 'ProposalRejected':
      return ended(review, on, 'rejected');
    case 'ProjectCancelled':
      return ended(review, on, 'cancelled');
    case 'ProjectResumed':
      return withLast(review, isOpen, each =>
        heldSince === null || each.dueOn < heldSince || each.deemed.length > 0
          ? each
          : { ...each, dueOn: later(each.dueOn, event.data.shiftedDays) },
      );
    case 'DecisionAnnulled': {
      const { restoredStage, decisionDueOn: dueOn, submissionNo: version } = event.data;
      if (restoredStage !== 'review' || dueOn === null) return review;
      if (review.some(isOpen)) return withLast(review, isOpen, each => ({ ...each, dueOn }));
      return withOne(review, { version, on, submitted: false, dueOn, deemed: [], ended: null });
    }
    default:
      return review;
  }
}

function isOpen({ ended: end }: InReview): boolean {
  return end === null;
}

function ended(
  review: readonly InReview[],
  on: string,
  how: NonNullable<InReview['ended']>['how'],
): readonly InReview[] {
  return withLast(review, isOpen, each => ({ ...each, ended: { on, how, inTime: on <= each.dueOn } }));
}

/** A date that cannot be read, or would leave the calendar, stays: folding never fails. */
export function later(date: string, days: number): string {
  try {
    return LocalDate.addDays(LocalDate.parse(date), days);
  } catch {
    return date;
  }
}
