import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DecisionJson, DocumentJson, MeasureJson, QuotedMoneyJson } from '../../../kernel/shapes.js';

/** What changes after the approval: delays, new baselines, revisions, investors. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type DelayCause =
  'permit' | 'land' | 'grid' | 'finance' | 'supply' | 'weather' | 'investor_choice' | 'force_majeure';

export type DelayParty = 'investor' | 'state' | 'grid_operator' | 'contractor' | 'third_party' | 'nobody';

/** The forecast has slipped; the plan stands. A new plan is a new baseline. */
export type DelayReported = DomainEvent<
  'DelayReported',
  {
    /** Given by the caller. */
    readonly delayId: string;
    /** Null: the start of operation. */
    readonly stepCode: string | null;
    readonly reportedOn: string;
    readonly oldForecastOn: string;
    readonly newForecastOn: string;
    readonly cause: DelayCause;
    readonly attributableTo: DelayParty;
    readonly reasonText: string;
    readonly reportedBy: string | null;
  }
>;

export type StepDatesJson = { readonly code: string; readonly plannedStart: string; readonly dueOn: string };

/** A new plan by decision: the steps of the roadmap on other days. Baseline 1 is `RoadmapApproved`. */
export type RoadmapRebaselined = DomainEvent<
  'RoadmapRebaselined',
  {
    readonly baselineNo: number;
    readonly decision: DecisionJson;
    /** Of every step, moved or not: a baseline can be read alone. */
    readonly steps: readonly StepDatesJson[];
    readonly plannedOperationOn: string;
    readonly reasonCode: string;
    readonly reasonText: string;
    readonly requestedBy: string;
    readonly rebaselinedBy: string | null;
  }
>;

export type CostDriver = 'fx' | 'scope' | 'price' | 'tax';

/** The approved cost really changed. Both sums as quoted; a share is counted in the currency quoted first. */
export type InvestmentCostRevised = DomainEvent<
  'InvestmentCostRevised',
  {
    readonly decision: DecisionJson;
    readonly from: QuotedMoneyJson;
    readonly to: QuotedMoneyJson;
    /** Percent with two decimals, rounded for reading: the rules were asked exactly. Below zero: the cost fell. */
    readonly changePct: string;
    readonly drivers: readonly CostDriver[];
    readonly reasonText: string;
    readonly requestedBy: string;
    /** Why a change of this size was taken without a full review; by `revisedBy`, who is not `requestedBy`. */
    readonly override: { readonly reason: string } | null;
    readonly revisedBy: string | null;
  }
>;

/** The approved figures without the cost, which is revised by itself. */
export type ScopeJson = Omit<MeasureJson, 'cost'>;

/** The approved plan really changed. */
export type ScopeRevised = DomainEvent<
  'ScopeRevised',
  {
    readonly decision: DecisionJson;
    readonly from: ScopeJson;
    readonly to: ScopeJson;
    readonly reasonCode: string;
    readonly reasonText: string;
    /** Hectares that were allocated beyond the new figure: the land officer releases them. Null: none. */
    readonly surplusHa: string | null;
    readonly revisedBy: string | null;
  }
>;

export type ReplacementBasis = 'assignment' | 'share_sale' | 'project_company_change';

/** Whose consent to the new investor was given, and on which paper. */
export type ConsentJson = { readonly givenBy: string; readonly document: DocumentJson };

/** The project is another investor's from that day on. Known by the number of the decision. */
export type InvestorReplaced = DomainEvent<
  'InvestorReplaced',
  {
    readonly decision: DecisionJson;
    readonly fromInvestorId: string;
    readonly toInvestorId: string;
    readonly effectiveOn: string;
    readonly legalBasis: ReplacementBasis;
    readonly reasonText: string;
    readonly consents: readonly ConsentJson[];
    /** The new investor takes over what the one before owes the state. */
    readonly obligationsAssumed: boolean;
    readonly requestedBy: string;
    /** A power purchase agreement that goes to nobody else: why it was taken all the same, signed by a second person. */
    readonly override: {
      readonly ppaNo: string;
      readonly reason: string;
      readonly overriddenBy: string | null;
    } | null;
    readonly replacedBy: string | null;
  }
>;

export type ChangeEvent = DelayReported | RoadmapRebaselined | InvestmentCostRevised | ScopeRevised | InvestorReplaced;

export const changeEventReleases: EventReleases<ChangeEvent> = {
  DelayReported: { schemaVersion: 1, businessDate: data => data.reportedOn },
  InvestmentCostRevised: { schemaVersion: 1, businessDate: data => data.decision.date },
  ScopeRevised: { schemaVersion: 1, businessDate: data => data.decision.date },
  InvestorReplaced: { schemaVersion: 1, businessDate: data => data.effectiveOn },
  RoadmapRebaselined: { schemaVersion: 1, businessDate: data => data.decision.date },
};
