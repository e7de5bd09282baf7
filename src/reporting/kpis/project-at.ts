import type { MoneyJson } from '../../kernel/shapes.js';
import { isTerminal, type Stage } from '../../projects/index.js';
import { inForceOn, type Moment } from './moment.js';
import type { Agreement, Terms } from './measured-agreements.js';
import type { ApprovedFigures, SaidFigures } from './measured-figures.js';
import type { PlanVersion } from './measured-plan.js';
import type { MeasuredProject } from './measured-project.js';
import type { StageEntry } from './measured-road.js';

export type CostFigure = { readonly cost: MoneyJson; readonly on: string; readonly usd: string | null };
/** Which class an effective figure is of (e.1). */
export type EffectiveClass = 'declared' | 'approved' | 'verified';
export type Effective<Figure> = { readonly figureClass: EffectiveClass; readonly figure: Figure };

/** A project as the register has it for one day: what is dated after the day is not there. */
export interface ProjectAt {
  readonly row: MeasuredProject;
  /** The day. */
  readonly on: string;
  /** Whose it was on the day. */
  readonly investorId: string;
  readonly stage: Stage;
  /** The last stage in which it was open: of a terminal project the one before its end (time-modes.md). */
  readonly openStage: Stage;
  /** In the order of their days. */
  readonly stages: readonly StageEntry[];
  readonly suspended: boolean;
  /** Neither rejected, cancelled nor closed. */
  readonly live: boolean;
  /** Live and not on hold. */
  readonly active: boolean;
  /** Open in `approved` or beyond, as far as its last open stage says. */
  readonly isApproved: boolean;
  readonly declared: SaidFigures | null;
  readonly baseline: ApprovedFigures | null;
  /** As revised. */
  readonly approved: ApprovedFigures | null;
  readonly contracted: CostFigure | null;
  readonly planNow: PlanVersion | null;
}

const APPROVED: readonly Stage[] = ['approved', 'preparation', 'construction', 'commissioning', 'operation', 'closed'];

/** Null: not registered by that day. */
export function projectAt(row: MeasuredProject, { on }: Pick<Moment, 'on'>): ProjectAt | null {
  const stages = inOrder(row.road.stages.filter(entry => entry.on <= on));
  const stage = stages.at(-1)?.stage;
  if (stage === undefined) return null;
  const openStage = stages.findLast(entry => !isTerminal(entry.stage))?.stage ?? stage;
  const suspended = row.road.holds.some(({ from, to }) => from <= on && (to === null || to > on));
  const live = !isTerminal(stage);
  const isApproved = APPROVED.includes(openStage);
  const approved = isApproved ? inForceOn(row.figures.approved, on) : null;
  return {
    row,
    on,
    investorId: inForceOn(row.investors, on)?.investorId ?? 'none',
    stage,
    openStage,
    stages,
    suspended,
    live,
    active: live && !suspended,
    isApproved,
    declared: inForceOn(row.figures.declared, on),
    baseline: isApproved
      ? inForceOn(
          row.figures.approved.filter(each => each.baseline),
          on,
        )
      : null,
    approved,
    contracted: contractedOn(row.agreements, on),
    planNow: row.plan === null ? null : inForceOn(row.plan.versions, on),
  };
}

export function effectiveCost(project: ProjectAt): Effective<CostFigure> | null {
  const verified = verifiedOf(project, each => each.cost);
  if (verified !== null) {
    const figure = { cost: verified.value, on: verified.on, usd: null };
    return { figureClass: 'verified', figure };
  }
  const figure = costOf(project.isApproved ? project.approved : project.declared);
  return figure === null ? null : { figureClass: project.isApproved ? 'approved' : 'declared', figure };
}

export function effectiveMw(project: ProjectAt): Effective<{ mw: string; basis: SaidFigures['basis'] }> | null {
  const said = project.isApproved ? project.approved : project.declared;
  const basis = said?.basis ?? 'unknown';
  const verified = verifiedOf(project, each => each.capacityMw);
  if (verified !== null) return { figureClass: 'verified', figure: { mw: verified.value, basis } };
  if (said === null || said.capacityMw === null) return null;
  return {
    figureClass: project.isApproved ? 'approved' : 'declared',
    figure: { mw: said.capacityMw, basis },
  };
}

export function costOf(said: SaidFigures | null): CostFigure | null {
  return said?.cost ? { cost: said.cost, on: said.costOn, usd: said.usd } : null;
}

/** The act of acceptance verifies cost and capacity, and at last the closing; it counts from the start of operation on (e.1). */
function verifiedOf<Value>(
  { row, openStage, on }: ProjectAt,
  value: (verified: MeasuredProject['figures']['verified'][number]) => Value | null,
): { readonly value: Value; readonly on: string } | null {
  if (openStage !== 'operation') return null;
  const verified = inForceOn(row.figures.verified, on);
  const found = verified === null ? null : value(verified);
  return verified === null || found === null ? null : { value: found, on: verified.on };
}

/** What the agreement says that was signed last of those in force on the day and says a cost. */
function contractedOn(agreements: readonly Agreement[], on: string): CostFigure | null {
  let found: CostFigure | null = null;
  let signedOn = '';
  for (const agreement of agreements) {
    const terms = termsOn(agreement, on);
    if (!terms?.cost || agreement.on < signedOn) continue;
    signedOn = agreement.on;
    found = { cost: terms.cost, on: terms.on, usd: null };
  }
  return found;
}

/** Null: not signed by the day, ended, or run out. */
export function termsOn(agreement: Agreement, on: string): Terms | null {
  const terms = inForceOn(agreement.terms, on);
  if (terms === null || (agreement.endedOn !== null && agreement.endedOn <= on)) return null;
  return terms.validUntil !== null && terms.validUntil < on ? null : terms;
}

function inOrder(stages: readonly StageEntry[]): readonly StageEntry[] {
  return stages.some((entry, at) => at > 0 && entry.on < stages[at - 1]!.on)
    ? [...stages].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    : stages;
}
