import type { MeasureJson, MoneyJson, QuotedMoneyJson } from '../../kernel/shapes.js';
import { withOne, type MeasuredEvent } from './measured-event.js';

/** Figures of one class from a day on. A cost is the primary quote; the dollars beside it are the source's own. */
export type SaidFigures = {
  readonly on: string;
  readonly revision: number;
  readonly cost: MoneyJson | null;
  /** The day of the cost alone: a revision of the scope leaves it. */
  readonly costOn: string;
  /** Amount of a quote in US dollars, where the source gave one. */
  readonly usd: string | null;
  readonly landHa: string | null;
  readonly capacityMw: string | null;
  readonly basis: 'ac' | 'dc' | 'unknown';
  readonly jobsPermanent: number | null;
  readonly jobsConstruction: number | null;
};

export type ApprovedFigures = SaidFigures & {
  /** True: as approved. False: what revisions have made of it. */
  readonly baseline: boolean;
};

export type VerifiedFigures = {
  readonly on: string;
  readonly revision: number;
  readonly cost: MoneyJson | null;
  readonly capacityMw: string | null;
};

/** Declared, approved and verified, each as it was said over time. */
export type SaidClasses = {
  readonly declared: readonly SaidFigures[];
  readonly approved: readonly ApprovedFigures[];
  /** By the act of acceptance, and at last by the closing. */
  readonly verified: readonly VerifiedFigures[];
  /** The first day on which the land was warned of as implausible (X10, red); whether it still is, figures say. */
  readonly landWarnedOn: string | null;
};

export const nothingSaid: SaidClasses = { declared: [], approved: [], verified: [], landWarnedOn: null };

export function figuresAfter(said: SaidClasses, event: MeasuredEvent): SaidClasses {
  const { revision, occurredOn: on } = event;
  switch (event.type) {
    case 'ProposalRegistered':
    case 'ProposalAmended': {
      return { ...said, declared: withOne(said.declared, figuresOf(event.data.declared, on, revision)) };
    }
    case 'PlausibilityWarningRaised':
      if (event.data.rule !== 'X10' || event.data.severity !== 'red') return said;
      return said.landWarnedOn !== null && said.landWarnedOn <= on ? said : { ...said, landWarnedOn: on };
    case 'ProposalApproved': {
      const approved = { ...figuresOf(event.data.approved, on, revision), baseline: true };
      return { ...said, approved: withOne(said.approved, approved) };
    }
    case 'InvestmentCostRevised':
      return revised(said, on, { ...costOf(event.data.to), costOn: on, revision });
    case 'ScopeRevised': {
      const { landHa, capacityMw, capacityBasis: basis, jobsPermanent, jobsConstruction } = event.data.to;
      return revised(said, on, { landHa, capacityMw, basis, jobsPermanent, jobsConstruction });
    }
    case 'FacilityAccepted': {
      const { finalCost: cost, acceptedMw: capacityMw } = event.data;
      return { ...said, verified: withOne(said.verified, { on, revision, cost, capacityMw }) };
    }
    case 'ProjectClosed': {
      const { cost, capacityMw } = event.data.final;
      const final = { on, revision, cost: cost?.primary ?? null, capacityMw };
      return { ...said, verified: withOne(said.verified, final) };
    }
    default:
      return said;
  }
}

function revised(said: SaidClasses, on: string, change: Partial<SaidFigures>): SaidClasses {
  const last = said.approved.at(-1);
  if (last === undefined) return said;
  return { ...said, approved: withOne(said.approved, { ...last, ...change, on, baseline: false }) };
}

function figuresOf(measure: MeasureJson, on: string, revision: number): SaidFigures {
  const { landHa, capacityMw, capacityBasis: basis, jobsPermanent, jobsConstruction } = measure;
  return {
    on,
    revision,
    ...costOf(measure.cost),
    costOn: on,
    landHa,
    capacityMw,
    basis,
    jobsPermanent,
    jobsConstruction,
  };
}

export function costOf(cost: QuotedMoneyJson | null): Pick<SaidFigures, 'cost' | 'usd'> {
  const dollars = cost?.alsoQuoted.find(({ currency }) => currency === 'USD') ?? null;
  return { cost: cost?.primary ?? null, usd: dollars?.amount ?? null };
}
