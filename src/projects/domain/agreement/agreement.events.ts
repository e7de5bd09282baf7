import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson, MeasureJson, MoneyJson } from '../../../kernel/shapes.js';

/** State support by agreement. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type AgreementKindJson =
  | 'investment_agreement'
  | 'obligations_agreement'
  | 'simplified_contract'
  | 'investment_contract'
  | 'priority'
  | 'special';

export type InvestmentAgreementApplied = DomainEvent<
  'InvestmentAgreementApplied',
  {
    readonly applicationNo: string;
    readonly kind: AgreementKindJson;
    readonly appliedOn: string;
    readonly documents: readonly DocumentJson[];
    readonly appliedBy: string | null;
  }
>;

/** What the investor owes for the support; decimal text in the unit that the metric names. */
export type CounterObligationJson = {
  readonly code: string;
  readonly metric: string;
  readonly target: string;
  readonly dueOn: string;
};

export type WorkProgrammeItemJson = {
  readonly code: string;
  readonly work: string;
  readonly dueOn: string;
  readonly amount: MoneyJson | null;
};

/** What an agreement says. */
export type AgreementTermsJson = {
  /** The contracted figures: a class of their own, beside declared and approved. */
  readonly committed: MeasureJson;
  readonly counterObligations: readonly CounterObligationJson[];
  readonly workProgramme: readonly WorkProgrammeItemJson[];
  readonly preferences: readonly string[];
  readonly validUntil: string | null;
};

/** Known by the number of its act; the body of the act is the authority. */
export type InvestmentAgreementSigned = DomainEvent<
  'InvestmentAgreementSigned',
  {
    readonly decision: DecisionJson;
    readonly applicationNo: string;
    readonly kind: AgreementKindJson;
    readonly terms: AgreementTermsJson;
    /** Null: brought from the authority’s own register. */
    readonly recordedBy: string | null;
  }
>;

export type InvestmentAgreementAmended = DomainEvent<
  'InvestmentAgreementAmended',
  {
    readonly agreementNo: string;
    readonly annexNo: string;
    readonly decision: DecisionJson;
    /** What it says from here on. */
    readonly terms: AgreementTermsJson;
    /** JSON Pointers of what changed, with both values as canonical JSON text. */
    readonly changes: readonly { readonly pointer: string; readonly from: string; readonly to: string }[];
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly amendedBy: string | null;
  }
>;

/** The verifier found the obligation met. */
export type CounterObligationMet = DomainEvent<
  'CounterObligationMet',
  {
    readonly agreementNo: string;
    readonly code: string;
    readonly actual: string;
    readonly verifiedOn: string;
    readonly evidence: readonly DocumentJson[];
    readonly verifiedBy: string | null;
  }
>;

/** The verifier found the obligation breached, after the day on which it was due. */
export type CounterObligationBreached = DomainEvent<
  'CounterObligationBreached',
  {
    readonly agreementNo: string;
    readonly code: string;
    readonly actual: string;
    readonly verifiedOn: string;
    readonly evidence: readonly DocumentJson[];
    readonly verifiedBy: string | null;
  }
>;

export type InvestmentAgreementTerminated = DomainEvent<
  'InvestmentAgreementTerminated',
  {
    readonly agreementNo: string;
    readonly initiator: 'investor' | 'state' | 'both' | 'court';
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly decision: DecisionJson;
    readonly effectiveOn: string;
    /** What the investor gives back of the support. */
    readonly clawback: MoneyJson | null;
    readonly terminatedBy: string | null;
  }
>;

export type AgreementEvent =
  | InvestmentAgreementApplied
  | InvestmentAgreementSigned
  | InvestmentAgreementAmended
  | CounterObligationMet
  | CounterObligationBreached
  | InvestmentAgreementTerminated;

export const agreementEventReleases: EventReleases<AgreementEvent> = {
  InvestmentAgreementApplied: { schemaVersion: 1, businessDate: data => data.appliedOn },
  InvestmentAgreementSigned: { schemaVersion: 1, businessDate: data => data.decision.date },
  InvestmentAgreementAmended: { schemaVersion: 1, businessDate: data => data.decision.date },
  CounterObligationMet: { schemaVersion: 1, businessDate: data => data.verifiedOn },
  CounterObligationBreached: { schemaVersion: 1, businessDate: data => data.verifiedOn },
  InvestmentAgreementTerminated: { schemaVersion: 1, businessDate: data => data.effectiveOn },
};
