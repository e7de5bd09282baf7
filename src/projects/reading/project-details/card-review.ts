import { nothingDue, termInViewAfter, type DecisionTerm } from '../../domain/review/decision-term.js';
import { saidBy, type ProjectFact, type SaidBy } from '../../domain/proposal/figures.js';
import { sameBody } from '../../domain/review/opinions.js';
import type { AgencyOpinionRecorded, AppealedJson, AppealFiled, HearingHeld } from '../../domain/project.events.js';

/** The way to a decision on the version submitted last; what was said of earlier ones stands in the timeline. */
export type CardReview = {
  /** When a decision is owed, whether silence counts as a refusal by now, whether the last decision came late. */
  readonly term: DecisionTerm;
  readonly submissionNo: number;
  readonly opinions: readonly CardOpinion[];
  readonly hearings: readonly (Pick<HearingHeld['data'], 'hearingNo' | 'heldOn' | 'form' | 'investorPosition'> & {
    readonly said: SaidBy;
  })[];
};

/** What a line body was asked and what it answered; asked or not. */
export type CardOpinion = {
  readonly body: string;
  readonly requestedOn: string | null;
  readonly dueOn: string | null;
  readonly answer:
    | (Pick<AgencyOpinionRecorded['data'], 'verdict' | 'conditions' | 'reasonCode' | 'reasonText' | 'givenOn'> & {
        readonly said: SaidBy;
      })
    | null;
};

export const noCardReview: CardReview = { term: nothingDue, submissionNo: 0, opinions: [], hearings: [] };

/** `heldSince`: the first day of the hold before the event; null when there was none. */
export function reviewAfter(review: CardReview, event: ProjectFact, heldSince: string | null): CardReview {
  const term = termInViewAfter(review.term, event, heldSince);
  switch (event.type) {
    case 'ProposalSubmittedForReview':
      return { term, submissionNo: event.data.submissionNo, opinions: [], hearings: [] };
    case 'AgencyOpinionRequested': {
      const { submissionNo, body, requestedOn, dueOn } = event.data;
      if (submissionNo !== review.submissionNo) return review;
      return withOpinion(review, body, { requestedOn, dueOn });
    }
    case 'AgencyOpinionRecorded': {
      const { submissionNo, body, verdict, conditions, reasonCode, reasonText, givenOn } = event.data;
      if (submissionNo !== review.submissionNo) return review;
      const answer = { verdict, conditions, reasonCode, reasonText, givenOn, said: saidBy(event) };
      return withOpinion(review, body, { answer });
    }
    case 'HearingHeld': {
      const { hearingNo, submissionNo, heldOn, form, investorPosition } = event.data;
      if (submissionNo !== review.submissionNo) return review;
      const hearing = { hearingNo, heldOn, form, investorPosition, said: saidBy(event) };
      return { ...review, hearings: [...review.hearings, hearing] };
    }
    default:
      return term === review.term ? review : { ...review, term };
  }
}

function withOpinion(review: CardReview, body: string, said: Partial<CardOpinion>): CardReview {
  const known = review.opinions.find(opinion => sameBody(opinion.body, body));
  const opinion = { ...(known ?? { body, requestedOn: null, dueOn: null, answer: null }), ...said };
  const opinions =
    known === undefined
      ? [...review.opinions, opinion]
      : review.opinions.map(other => (other === known ? opinion : other));
  return { ...review, opinions };
}

/** The overlay of complaints: every appeal, and what became of it. */
export type CardAppeals = {
  readonly overlay: 'none' | 'filed' | 'upheld' | 'dismissed';
  readonly appeals: readonly CardAppeal[];
};

export type CardAppeal = Pick<AppealFiled['data'], 'appealId' | 'against' | 'body' | 'filedOn' | 'lateReason'> & {
  readonly against: AppealedJson;
  readonly said: SaidBy;
  readonly answer: {
    readonly outcome: 'upheld' | 'dismissed' | 'withdrawn';
    readonly on: string;
    /** Null where it was withdrawn. */
    readonly decisionNo: string | null;
    readonly said: SaidBy;
  } | null;
};

export const noCardAppeals: CardAppeals = { overlay: 'none', appeals: [] };

export function appealsAfter(appeals: CardAppeals, event: ProjectFact): CardAppeals {
  switch (event.type) {
    case 'AppealFiled': {
      const { appealId, against, body, filedOn, lateReason } = event.data;
      const appeal = { appealId, against, body, filedOn, lateReason, said: saidBy(event), answer: null };
      return { overlay: 'filed', appeals: [...appeals.appeals, appeal] };
    }
    case 'AppealUpheld':
    case 'AppealDismissed': {
      const outcome = event.type === 'AppealUpheld' ? 'upheld' : 'dismissed';
      const { appealId, decision } = event.data;
      return answered(appeals, outcome, appealId, {
        outcome,
        on: decision.date,
        decisionNo: decision.number,
        said: saidBy(event),
      });
    }
    case 'AppealWithdrawn': {
      const { appealId, withdrawnOn: on } = event.data;
      return answered(appeals, 'none', appealId, { outcome: 'withdrawn', on, decisionNo: null, said: saidBy(event) });
    }
    default:
      return appeals;
  }
}

function answered(
  { appeals }: CardAppeals,
  overlay: CardAppeals['overlay'],
  appealId: string,
  answer: CardAppeal['answer'],
): CardAppeals {
  return { overlay, appeals: appeals.map(appeal => (appeal.appealId === appealId ? { ...appeal, answer } : appeal)) };
}
