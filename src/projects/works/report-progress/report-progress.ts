import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { Share } from '../../../kernel/quantities/share.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist } from '../../domain/common-rules.js';
import { factWithId, newestFirst } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import type { ProgressReported } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Stage } from '../../domain/stage.js';

export type Report = Omit<ProgressReported['data'], 'reportedBy'>;

export class ReportProgress implements Command {
  constructor(
    readonly projectId: string,
    readonly report: Report,
    readonly context: CommandContext,
  ) {}
}

const REPORTING: readonly Stage[] = ['preparation', 'construction', 'commissioning', 'operation'];

/**
 * What was built by the end of a period, in all. One report a period; a late one may fill a gap. A share lower than
 * that of the period before, or higher than that of the period after, needs an explanation.
 */
export const reportProgress: Decide<ReportProgress, Project, ProgressReported> = ({ report, context }, project) => {
  mustExist(project);
  const data: ProgressReported['data'] = { ...report, reportedBy: context.actor.personId };
  const known = factWithId(project.progress.reports, report.reportId);
  if (known !== null) {
    if (sameExcept(known, data, 'reportedBy')) return [];
    throw violation('project.report-id-reused', { reportId: report.reportId });
  }
  mustBeActive(project);
  mustBeIn(project, REPORTING, 'project.not-reportable');
  if (report.periodTo < report.periodFrom) throw violation('project.report-ends-before-start');
  mustBeDated(report.periodTo, project, context);
  const others = [...newestFirst(project.progress.reports)];
  mustNotOverlap(report, others);
  if (report.explanation === null) mustNotFall(report, others);
  return [{ type: 'ProgressReported', data }];
};

type Recorded = ProgressReported['data'];

function mustNotOverlap({ periodFrom, periodTo }: Report, others: readonly Recorded[]): void {
  const overlapped = others.find(other => periodFrom <= other.periodTo && other.periodFrom <= periodTo);
  if (overlapped !== undefined) {
    throw violation('project.report-periods-overlap', { reportId: overlapped.reportId });
  }
}

function mustNotFall({ periodFrom, periodTo, physicalPct }: Report, others: readonly Recorded[]): void {
  const share = Share.parse(physicalPct);
  const before = latest(others.filter(other => other.periodTo < periodFrom));
  if (before !== null && share.compare(Share.parse(before.physicalPct)) < 0) throw falls(before);
  const after = earliest(others.filter(other => other.periodFrom > periodTo));
  // A fall that was explained already is not asked about again.
  if (after !== null && after.explanation === null && share.compare(Share.parse(after.physicalPct)) > 0) {
    throw falls(after);
  }
}

function falls({ reportId, physicalPct }: Recorded): Error {
  return violation('project.progress-falls-unexplained', { reportId, pct: physicalPct });
}

function latest(reports: readonly Recorded[]): Recorded | null {
  return reports.reduce<Recorded | null>((a, b) => (a === null || b.periodTo > a.periodTo ? b : a), null);
}

function earliest(reports: readonly Recorded[]): Recorded | null {
  return reports.reduce<Recorded | null>((a, b) => (a === null || b.periodFrom < a.periodFrom ? b : a), null);
}
