import { withFact, type Facts } from './facts.js';
import type { ProgressReported } from './project.events.js';

/** Periodic reports. The last period counts, not the last one recorded (time-modes.md 7). */
export interface Progress {
  /** By report id. */
  readonly reports: Facts<ProgressReported['data']>;
  /** The report of the latest period. */
  readonly latest: ProgressReported['data'] | null;
}

export const noProgress: Progress = { reports: null, latest: null };

export function reported(progress: Progress, { data }: ProgressReported): Progress {
  const later = progress.latest === null || data.periodTo >= progress.latest.periodTo;
  return {
    reports: withFact(progress.reports, data.reportId, data),
    latest: later ? data : progress.latest,
  };
}
