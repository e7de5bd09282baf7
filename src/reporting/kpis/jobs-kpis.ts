import { finding, type Kpi } from './kpi.js';
import type { Report, Visit } from './measured-reports.js';
import { inForceOn } from './moment.js';
import type { ProjectAt } from './project-at.js';
import { shareOf } from './statistics.js';

/** Reports of periods that ended by the day, the last period last; of two of one period the later recorded last. */
export function reportsAt({ row, on }: Pick<ProjectAt, 'row' | 'on'>): readonly Report[] {
  return row.reports.said.filter(({ to }) => to <= on).sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
}

/** Visits made by the day, in the order of the periods they are about, then of the visits. */
export function visitsAt({ row, on }: Pick<ProjectAt, 'row' | 'on'>): readonly Visit[] {
  const period = new Map(row.reports.said.map(({ id, to }) => [id, to]));
  const key = ({ reportId, on: day }: Visit): string => `${period.get(reportId) ?? ''} ${day}`;
  return row.reports.visits
    .filter(visit => visit.on <= on)
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Permanent jobs as they were counted last, in a count of jobs or on a visit; null where nobody did. */
function verifiedJobs({ row, on }: ProjectAt): number | null {
  return inForceOn(row.reports.jobs, on)?.jobsPermanent ?? null;
}

/** The day on which the plan of jobs is to be full; null without such a plan. */
function jobsDueOn({ row }: ProjectAt): string | null {
  const days = (row.plan?.jobs ?? []).filter(({ jobsPermanent }) => jobsPermanent > 0).map(({ dueOn }) => dueOn);
  return days.sort().at(-1) ?? null;
}

/** K6 and K7: jobs. Permanent ones and those of the building time are never added. */
export const JOBS_KPIS: readonly Kpi[] = [
  {
    id: 'K6',
    title: { kk: 'Жұмыс орындары', ru: 'Рабочие места', en: 'Jobs' },
    formula:
      'Permanent jobs by class: declared, approved as revised, reported (report of the last period), verified (the ' +
      'last count, of jobs or on a visit). Construction jobs apart: the average headcount that the report of the last period says. ' +
      'The value is the verified permanent jobs.',
    unit: 'jobs',
    figureClass: 'declared, approved, reported, verified, each by itself',
    covers: 'projects neither rejected nor cancelled on the day',
    source:
      'ProposalRegistered, ProposalAmended, ProposalApproved, ScopeRevised, ProgressReported, ProgressVerified, JobsVerified',
    start: () => {
      const permanent = { declared: 0, approved: 0, reported: 0, verified: 0 };
      const construction = { declared: 0, approved: 0, reported: 0 };
      let n = 0;
      return {
        take: project => {
          if (project.stage === 'rejected' || project.stage === 'cancelled') return;
          const reports = reportsAt(project);
          const verified = verifiedJobs(project);
          permanent.declared += project.declared?.jobsPermanent ?? 0;
          permanent.approved += project.approved?.jobsPermanent ?? 0;
          permanent.reported += reports.at(-1)?.jobsPermanent ?? 0;
          permanent.verified += verified ?? 0;
          construction.declared += project.declared?.jobsConstruction ?? 0;
          construction.approved += project.approved?.jobsConstruction ?? 0;
          construction.reported += reports.at(-1)?.jobsConstruction ?? 0;
          if (verified !== null) n++;
        },
        tell: () => finding({ value: String(permanent.verified), n, detail: { permanent, construction } }),
      };
    },
  },
  {
    id: 'K7',
    title: {
      kk: 'Жұмыс орындарының орындалуы',
      ru: 'Исполнение по рабочим местам',
      en: 'Job realisation',
    },
    formula:
      'Verified permanent jobs / approved permanent jobs, over projects whose plan of jobs is due by the day (the last ' +
      'line of the plan that names permanent jobs). Where nobody verified, none count as verified.',
    unit: 'ratio',
    figureClass: 'verified over approved as revised',
    covers: 'projects with a plan of jobs that is due',
    source: 'RoadmapApproved.jobsPlan, ProposalApproved, ScopeRevised, ProgressVerified, JobsVerified',
    start: () => {
      let [verified, approved, n, withoutPlan] = [0, 0, 0, 0];
      return {
        take: project => {
          if (project.approved === null) return;
          const dueOn = project.planNow === null ? null : jobsDueOn(project);
          if (dueOn === null) withoutPlan++;
          if (dueOn === null || dueOn > project.on) return;
          verified += verifiedJobs(project) ?? 0;
          approved += project.approved?.jobsPermanent ?? 0;
          n++;
        },
        tell: () =>
          finding({
            value: shareOf(verified, approved),
            numerator: String(verified),
            denominator: String(approved),
            n,
            detail: { approvedWithoutPlanOfJobs: withoutPlan },
          }),
      };
    },
  },
];
