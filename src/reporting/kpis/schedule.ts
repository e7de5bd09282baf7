import { Ratio } from '../../kernel/quantities/ratio.js';
import { Share } from '../../kernel/quantities/share.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import { reportsAt, visitsAt } from './jobs-kpis.js';
import type { MeasuredPlan, PlanStep, PlanVersion } from './measured-plan.js';
import type { ProjectAt } from './project-at.js';

const ZERO = Ratio.of(0n, 1n);

/** Physical progress, as a fraction of the whole, and who says so. */
export interface Progress {
  readonly pct: Ratio;
  readonly said: 'verified' | 'reported';
  /** The last report was disputed, and no later visit confirmed it. */
  readonly disputed: boolean;
}

/**
 * The last verified share, else the last reported one: the last period counts, not the last record (time-modes.md 7).
 * What a visitor found counts as verified, also where the report is disputed; a disputed report itself is not reported.
 */
export function progressAt(project: ProjectAt): Progress | null {
  const visits = visitsAt(project);
  const reports = reportsAt(project);
  const disputed = isDisputed(project);
  const found = visits.findLast(visit => visit.pct !== null)?.pct ?? null;
  if (found !== null) return { pct: share(found), said: 'verified', disputed };
  const last = reports.findLast(report => visits.findLast(visit => visit.reportId === report.id)?.disputes !== true);
  return last === undefined ? null : { pct: share(last.pct), said: 'reported', disputed };
}

/** The report of the last period stands disputed on the day. */
export function isDisputed(project: ProjectAt): boolean {
  const last = reportsAt(project).at(-1);
  return visitsAt(project).findLast(visit => visit.reportId === last?.id)?.disputes === true;
}

/**
 * Weights of the steps due by the day, as a fraction of all weights; a step without a weight counts 1, so steps count
 * equally where the plan has no weights. Null without steps.
 */
export function plannedAt(plan: MeasuredPlan, version: PlanVersion, on: string): Ratio | null {
  let [due, whole] = [0n, 0n];
  for (const step of plan.steps) {
    const dueOn = version.due[step.code];
    if (dueOn === undefined) continue;
    const weight = weightOf(step);
    whole += weight;
    if (dueOn <= on) due += weight;
  }
  return whole === 0n ? null : Ratio.of(due, whole);
}

/** Actual over planned share, by the plan in force on the day or by baseline 1; null where nothing is due yet. */
export function scheduleIndex(project: ProjectAt, by: 'current' | 'baseline 1'): ScheduleIndex | null {
  const { row, planNow, on } = project;
  const version = by === 'current' ? planNow : (row.plan?.versions[0] ?? null);
  if (row.plan === null || planNow === null || version === null) return null;
  const planned = plannedAt(row.plan, version, on);
  if (planned === null || planned.numerator === 0n) return null;
  const actual = progressAt(project)?.pct ?? ZERO;
  return { actual, planned, index: actual.divide(planned) };
}

export interface ScheduleIndex {
  readonly actual: Ratio;
  readonly planned: Ratio;
  readonly index: Ratio;
}

/** Steps of the plan in force that are not done by the day. */
export function openSteps({ row, on, planNow }: ProjectAt): readonly PlanStep[] {
  const done = new Set((row.plan?.done ?? []).filter(step => step.on <= on).map(({ code }) => code));
  return (row.plan?.steps ?? []).filter(({ code }) => planNow?.due[code] !== undefined && !done.has(code));
}

function weightOf({ weightPct }: PlanStep): bigint {
  return weightPct === null ? 1n : basisPoints(weightPct);
}

function share(pct: string): Ratio {
  return Ratio.of(basisPoints(pct), 10_000n);
}

/** A share that cannot be read counts nothing. */
function basisPoints(pct: string): bigint {
  try {
    return Share.parse(pct).basisPoints;
  } catch (error) {
    if (error instanceof InvalidValue) return 0n;
    throw error;
  }
}
