import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import { nothingDue, type DecisionTerm } from './decision-term.js';
import { withFact, type Facts } from '../facts.js';
import { noOpinions, opinionsAfter, type Opinions } from './opinions.js';
import type {
  HearingHeld,
  ProposalApproved,
  ProposalRejected,
  ProposalReturnedForRevision,
  ProposalSubmittedForReview,
  ReviewEvent,
} from './review.events.js';

/** The way to a decision: who submitted what, what was returned, what was decided. */
export interface Review {
  /** How often it was submitted. */
  readonly submissionNo: number;
  readonly submission: ProposalSubmittedForReview['data'] | null;
  /** Of line bodies, asked or not. */
  readonly opinions: Opinions;
  /** By hearing number. */
  readonly hearings: Facts<HearingHeld['data']>;
  readonly term: DecisionTerm;
  readonly lastReturn: ProposalReturnedForRevision['data'] | null;
  /** The approved measure is baseline 1. */
  readonly approval: ProposalApproved['data'] | null;
  readonly rejection: ProposalRejected['data'] | null;
}

export const notReviewed: Review = {
  submissionNo: 0,
  submission: null,
  opinions: noOpinions,
  hearings: null,
  term: nothingDue,
  lastReturn: null,
  approval: null,
  rejection: null,
};

export function evolveReview(review: Review, event: ReviewEvent): Review {
  switch (event.type) {
    case 'ProposalSubmittedForReview':
      return { ...review, submissionNo: event.data.submissionNo, submission: event.data };
    case 'AgencyOpinionRequested':
    case 'AgencyOpinionRecorded':
      return { ...review, opinions: opinionsAfter(review.opinions, event) };
    case 'HearingHeld':
      return { ...review, hearings: withFact(review.hearings, event.data.hearingNo, event.data) };
    case 'RefusalDeemed':
      return review;
    case 'ProposalReturnedForRevision':
      return { ...review, lastReturn: event.data };
    case 'ProposalApproved':
      return { ...review, approval: event.data };
    case 'ProposalRejected':
      return { ...review, rejection: event.data };
    default:
      return unchanged(review, event);
  }
}
