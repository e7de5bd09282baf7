import { Money } from '../../kernel/quantities/money.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import type { MeasureJson, MoneyJson } from '../../kernel/shapes.js';
import type { ProgressReported, ProjectEvent } from './project.events.js';

/** Which event says so: a figure without its source is gossip. */
export type SaidBy = { readonly eventId: string; readonly revision: number; readonly on: string };

/** An event of the project where it stands in its stream. */
export type ProjectFact = ProjectEvent & {
  readonly eventId: string;
  readonly revision: number;
  readonly occurredOn: string;
};

/** What the report of the latest period says, as it says it (ruling 33). */
export type ReportedFigures = Omit<ProgressReported['data'], 'evidence' | 'reportedBy'>;

export type AcceptedFigures = { readonly capacityMw: string | null; readonly cost: MoneyJson | null };

/** Figures by class; two classes are never mixed and two currencies never added (domain.md 0.2). */
export type Figures = {
  readonly declared: (MeasureJson & { readonly said: SaidBy }) | null;
  readonly approved: (MeasureJson & { readonly said: SaidBy }) | null;
  /** Sums of the payments recorded, one for each currency. */
  readonly disbursed: readonly MoneyJson[];
  readonly reported: (ReportedFigures & { readonly said: SaidBy }) | null;
  readonly accepted: (AcceptedFigures & { readonly said: SaidBy }) | null;
};

export const noFigures: Figures = { declared: null, approved: null, disbursed: [], reported: null, accepted: null };

/** Plain JSON, for views. Total: a figure that cannot be read is shown as it came and not counted. */
export function figuresAfter(figures: Figures, event: ProjectFact): Figures {
  switch (event.type) {
    case 'ProposalRegistered':
    case 'ProposalAmended':
      return { ...figures, declared: { ...event.data.declared, said: saidBy(event) } };
    case 'ProposalApproved':
      return { ...figures, approved: { ...event.data.approved, said: saidBy(event) } };
    case 'InvestmentDisbursed':
      return { ...figures, disbursed: sumsWith(figures.disbursed, event.data.amount) };
    case 'ProgressReported': {
      if (figures.reported !== null && event.data.periodTo < figures.reported.periodTo) return figures;
      return { ...figures, reported: { ...reportedFigures(event.data), said: saidBy(event) } };
    }
    case 'FacilityAccepted': {
      const { acceptedMw, finalCost } = event.data;
      return { ...figures, accepted: { capacityMw: acceptedMw, cost: finalCost, said: saidBy(event) } };
    }
    default:
      return figures;
  }
}

function reportedFigures(said: ProgressReported['data']): ReportedFigures {
  const { reportId, periodFrom, periodTo, physicalPct, disbursedInPeriod, disbursedCumulative } = said;
  const { jobsConstruction, jobsPermanent, forecastOperationOn, explanation } = said;
  return {
    reportId,
    periodFrom,
    periodTo,
    physicalPct,
    disbursedInPeriod,
    disbursedCumulative,
    jobsConstruction,
    jobsPermanent,
    forecastOperationOn,
    explanation,
  };
}

/** One sum per currency, in the order of the currencies' codes. */
export function sumsWith(sums: readonly MoneyJson[], amount: MoneyJson): readonly MoneyJson[] {
  const others = sums.filter(({ currency }) => currency !== amount.currency);
  const known = sums.find(({ currency }) => currency === amount.currency);
  try {
    const paid = Money.parse(amount);
    const sum = known === undefined ? paid : Money.parse(known).add(paid);
    return [...others, sum.toJson()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  } catch (error) {
    if (error instanceof InvalidValue) return sums;
    throw error;
  }
}

export function saidBy({ eventId, revision, occurredOn }: ProjectFact): SaidBy {
  return { eventId, revision, on: occurredOn };
}
