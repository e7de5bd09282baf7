import type { MoneyJson } from '../../kernel/shapes.js';
import { withOne, type MeasuredEvent } from './measured-event.js';

export type Report = {
  readonly id: string;
  readonly revision: number;
  /** Last day of the period. */
  readonly to: string;
  readonly pct: string;
  readonly cost: MoneyJson | null;
  readonly jobsPermanent: number | null;
  readonly jobsConstruction: number | null;
  readonly forecastOn: string | null;
};

/** What a visit to the site found, beside what the report said. */
export type Visit = {
  readonly reportId: string;
  readonly on: string;
  readonly pct: string | null;
  readonly disputes: boolean;
};

/** Permanent jobs as somebody else than the reporter counted them. */
export type JobsCount = { readonly on: string; readonly jobsPermanent: number };

export type Reports = {
  readonly said: readonly Report[];
  readonly visits: readonly Visit[];
  readonly jobs: readonly JobsCount[];
};

export const noReports: Reports = { said: [], visits: [], jobs: [] };

export function reportsAfter(reports: Reports, event: MeasuredEvent): Reports {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'ProgressReported': {
      const { reportId: id, physicalPct: pct, disbursedCumulative: cost, forecastOperationOn: forecastOn } = event.data;
      const { jobsPermanent, jobsConstruction } = event.data;
      const report = { id, revision, to: on, pct, cost, jobsPermanent, jobsConstruction, forecastOn };
      return { ...reports, said: withOne(reports.said, report) };
    }
    case 'ProgressVerified':
    case 'ProgressDisputed': {
      const { reportId, physicalPct: pct, jobsPermanent } = event.data;
      const disputes = event.type === 'ProgressDisputed';
      const jobs = jobsPermanent === null ? reports.jobs : withOne(reports.jobs, { on, jobsPermanent });
      return { ...reports, jobs, visits: withOne(reports.visits, { reportId, on, pct, disputes }) };
    }
    case 'JobsVerified':
      return { ...reports, jobs: withOne(reports.jobs, { on, jobsPermanent: event.data.jobsPermanent }) };
    default:
      return reports;
  }
}
