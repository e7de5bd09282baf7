import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson, MeasureJson } from '../../../kernel/shapes.js';

/** The way to a decision on the proposal. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type ProposalSubmittedForReview = DomainEvent<
  'ProposalSubmittedForReview',
  {
    readonly submissionNo: number;
    readonly submittedOn: string;
    readonly submittedBy: string | null;
    readonly documents: readonly DocumentJson[];
    readonly decisionDueOn: string;
    readonly justifications: readonly { readonly rule: string; readonly text: string }[];
  }
>;

export type ProposalReturnedForRevision = DomainEvent<
  'ProposalReturnedForRevision',
  {
    readonly submissionNo: number;
    readonly kind: 'formal' | 'substantive';
    readonly remarks: readonly { readonly pointer: string | null; readonly text: string }[];
    readonly cureBy: string;
    readonly returnedOn: string;
    readonly returnedBy: string | null;
  }
>;

export type ProposalApproved = DomainEvent<
  'ProposalApproved',
  {
    readonly decision: DecisionJson;
    readonly approved: MeasureJson;
    readonly conditions: readonly string[];
    readonly pool: 'regional' | 'national';
    readonly validUntil: string | null;
    /** Who approves although a red warning is open says why (ruling 32). */
    readonly override: { readonly rules: readonly string[]; readonly reason: string } | null;
    readonly approvedBy: string | null;
  }
>;

export type ProposalRejected = DomainEvent<
  'ProposalRejected',
  {
    readonly decision: DecisionJson;
    readonly grounds: readonly { readonly code: string; readonly text: string; readonly legalRef: string }[];
    readonly appealBy: string;
    readonly hearing: {
      readonly heldOn: string | null;
      readonly reference: string | null;
      readonly waiver: string | null;
    };
    readonly rejectedBy: string | null;
  }
>;

/** A line body is asked for its opinion on this version: the approval waits for the answer. */
export type AgencyOpinionRequested = DomainEvent<
  'AgencyOpinionRequested',
  {
    readonly submissionNo: number;
    readonly body: string;
    readonly requestedOn: string;
    readonly dueOn: string | null;
    readonly requestedBy: string | null;
  }
>;

/** What a line body thinks of this version, asked or not: one opinion of each body. */
export type AgencyOpinionRecorded = DomainEvent<
  'AgencyOpinionRecorded',
  {
    readonly submissionNo: number;
    readonly body: string;
    readonly verdict: 'positive' | 'conditional' | 'negative';
    readonly conditions: readonly string[];
    /** Why not: code and words of a negative opinion (C6). */
    readonly reasonCode: string | null;
    readonly reasonText: string | null;
    readonly givenOn: string;
    readonly document: DocumentJson;
    readonly givenBy: string | null;
  }
>;

/** The investor was heard before an unfavourable decision; a rejection refers to it by its number. */
export type HearingHeld = DomainEvent<
  'HearingHeld',
  {
    readonly hearingNo: string;
    readonly submissionNo: number;
    readonly heldOn: string;
    readonly form: 'in_person' | 'video_link' | 'written';
    readonly investorPosition: string;
    readonly protocol: DocumentJson;
    readonly heldBy: string | null;
  }
>;

/** Silence past the term is a refusal that can be appealed (APPC art. 91(2)). The stage stays: a decision is still owed. */
export type RefusalDeemed = DomainEvent<
  'RefusalDeemed',
  {
    readonly submissionNo: number;
    readonly decisionDueOn: string;
    /** The day after the term, whenever it was noticed. */
    readonly deemedOn: string;
    readonly legalRef: string;
  }
>;

export type ReviewEvent =
  | ProposalSubmittedForReview
  | AgencyOpinionRequested
  | AgencyOpinionRecorded
  | HearingHeld
  | RefusalDeemed
  | ProposalReturnedForRevision
  | ProposalApproved
  | ProposalRejected;

export const reviewEventReleases: EventReleases<ReviewEvent> = {
  ProposalSubmittedForReview: { schemaVersion: 1, businessDate: data => data.submittedOn },
  AgencyOpinionRequested: { schemaVersion: 1, businessDate: data => data.requestedOn },
  AgencyOpinionRecorded: { schemaVersion: 1, businessDate: data => data.givenOn },
  HearingHeld: { schemaVersion: 1, businessDate: data => data.heldOn },
  RefusalDeemed: { schemaVersion: 1, businessDate: data => data.deemedOn },
  ProposalReturnedForRevision: { schemaVersion: 1, businessDate: data => data.returnedOn },
  ProposalApproved: { schemaVersion: 1, businessDate: data => data.decision.date },
  ProposalRejected: { schemaVersion: 1, businessDate: data => data.decision.date },
};
