import { withFact, type Facts } from '../facts.js';
import type { JobsVerified, ProgressDisputed, ProgressReported, ProgressVerified } from '../project.events.js';

/** Periodic reports. The last period counts, not the last one recorded (time-modes.md 7). */
export interface Progress {
  /** By report id. */
  readonly reports: Facts<ProgressReported['data']>;
  /** The report of the latest period. */
  readonly latest: ProgressReported['data'] | null;
  /** What visits to the site found, by verification id. */
  readonly verifications: Facts<ProgressVerified | ProgressDisputed>;
  /** Counts of permanent jobs, by verification id. */
  readonly jobs: Facts<JobsVerified['data']>;
  /** The count of the latest day; of two of one day, the one recorded last. */
  readonly latestJobs: JobsVerified['data'] | null;
}

export const noProgress: Progress = { reports: null, latest: null, verifications: null, jobs: null, latestJobs: null };

export function reported(progress: Progress, { data }: ProgressReported): Progress {
  const later = progress.latest === null || data.periodTo >= progress.latest.periodTo;
  return {
    ...progress,
    reports: withFact(progress.reports, data.reportId, data),
    latest: later ? data : progress.latest,
  };
}

export function verified(progress: Progress, event: ProgressVerified | ProgressDisputed): Progress {
  return { ...progress, verifications: withFact(progress.verifications, event.data.verificationId, event) };
}

export function jobsVerified(progress: Progress, { data }: JobsVerified): Progress {
  const later = progress.latestJobs === null || data.countedOn >= progress.latestJobs.countedOn;
  return {
    ...progress,
    jobs: withFact(progress.jobs, data.verificationId, data),
    latestJobs: later ? data : progress.latestJobs,
  };
}
