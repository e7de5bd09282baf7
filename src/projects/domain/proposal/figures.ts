import { Money } from '../../../kernel/quantities/money.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import type { MeasureJson, MoneyJson } from '../../../kernel/shapes.js';
import type {
  InvestmentCostRevised,
  JobsVerified,
  ProgressDisputed,
  ProgressReported,
  ProgressVerified,
  ProjectEvent,
  ScopeRevised,
} from '../project.events.js';

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

/** What a visit to the site found (ruling 33: beside what was reported, never in its place). */
export type VerifiedFigures = Omit<ProgressVerified['data'], 'photos' | 'verifiedBy'>;

/** A report that cannot stand, and what was found instead as far as it was. */
export type DisputedFigures = Omit<ProgressDisputed['data'], 'photos' | 'verifiedBy'>;

export type SaidMeasure = MeasureJson & { readonly said: SaidBy };

/** Figures by class; two classes are never mixed and two currencies never added (domain.md 0.2). */
export type Figures = {
  readonly declared: SaidMeasure | null;
  /** As they stand: those of the approval, revised since. `said` names the decision that set a figure last. */
  readonly approved: SaidMeasure | null;
  /** Those of the approval, once they were revised; null while they stand as approved. */
  readonly baseline: SaidMeasure | null;
  /** Sums of the payments recorded, one for each currency. */
  readonly disbursed: readonly MoneyJson[];
  readonly reported: (ReportedFigures & { readonly said: SaidBy }) | null;
  /** Of the last visit that bore a report out. */
  readonly verified: (VerifiedFigures & { readonly said: SaidBy }) | null;
  /** Of the last visit that did not, until the same report is borne out. */
  readonly disputed: (DisputedFigures & { readonly said: SaidBy }) | null;
  /** The last count of permanent jobs by somebody else than the reporter. */
  readonly jobs:
    (Pick<JobsVerified['data'], 'jobsPermanent' | 'method' | 'countedOn'> & { readonly said: SaidBy }) | null;
  readonly accepted: (AcceptedFigures & { readonly said: SaidBy }) | null;
};

export const noFigures: Figures = {
  declared: null,
  approved: null,
  baseline: null,
  disbursed: [],
  reported: null,
  verified: null,
  disputed: null,
  jobs: null,
  accepted: null,
};

/** Plain JSON, for views. Total: a figure that cannot be read is shown as it came and not counted. */
export function figuresAfter(figures: Figures, event: ProjectFact): Figures {
  switch (event.type) {
    case 'ProposalRegistered':
    case 'ProposalAmended':
      return { ...figures, declared: { ...event.data.declared, said: saidBy(event) } };
    case 'ProposalApproved':
      return { ...figures, approved: { ...event.data.approved, said: saidBy(event) }, baseline: null };
    case 'InvestmentCostRevised':
    case 'ScopeRevised': {
      const { approved } = figures;
      const after = revisedMeasure(approved, event);
      if (approved === null || after === null) return figures;
      return { ...figures, approved: { ...after, said: saidBy(event) }, baseline: figures.baseline ?? approved };
    }
    case 'InvestmentDisbursed':
      return { ...figures, disbursed: sumsWith(figures.disbursed, event.data.amount) };
    case 'ProgressReported': {
      if (figures.reported !== null && event.data.periodTo < figures.reported.periodTo) return figures;
      return { ...figures, reported: { ...reportedFigures(event.data), said: saidBy(event) } };
    }
    case 'ProgressVerified': {
      const { photos: _photos, verifiedBy: _verifiedBy, ...found } = event.data;
      const { verified, disputed } = figures;
      const settled = disputed?.reportId === found.reportId && disputed.visitedOn <= found.visitedOn;
      const last = verified === null || verified.visitedOn <= found.visitedOn;
      return {
        ...figures,
        verified: last ? { ...found, said: saidBy(event) } : verified,
        disputed: settled ? null : disputed,
      };
    }
    case 'ProgressDisputed': {
      const { photos: _photos, verifiedBy: _verifiedBy, ...found } = event.data;
      const { verified, disputed } = figures;
      // One that comes late about an earlier visit does not take back what was found since.
      if (verified?.reportId === found.reportId && verified.visitedOn > found.visitedOn) return figures;
      if (disputed !== null && disputed.visitedOn > found.visitedOn) return figures;
      return { ...figures, disputed: { ...found, said: saidBy(event) } };
    }
    case 'JobsVerified': {
      const { jobsPermanent, method, countedOn } = event.data;
      if (figures.jobs !== null && figures.jobs.countedOn > countedOn) return figures;
      return { ...figures, jobs: { jobsPermanent, method, countedOn, said: saidBy(event) } };
    }
    case 'FacilityAccepted': {
      const { acceptedMw, finalCost } = event.data;
      return { ...figures, accepted: { capacityMw: acceptedMw, cost: finalCost, said: saidBy(event) } };
    }
    default:
      return figures;
  }
}

/** The approved figures after a revision of the cost or of the rest; null before the approval, when nothing is revised. */
export function revisedMeasure<Measure extends MeasureJson>(
  approved: Measure | null,
  { type, data }: InvestmentCostRevised | ScopeRevised,
): Measure | null {
  if (approved === null) return null;
  return type === 'ScopeRevised' ? { ...approved, ...data.to } : { ...approved, cost: data.to };
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
