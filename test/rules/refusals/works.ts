import { gate, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/works/works.violations.ts`. */
export const worksRefusals: readonly RefusalRule[] = [
  ...slice(
    'verify-progress',
    'project.verification-id-reused',
    'project.report-not-recorded',
    'project.visit-before-period-end',
    'project.verified-by-reporter',
    'project.verified-without-share',
  ),
  ...slice(
    'close-project',
    'project.closed-by-another-decision',
    'project.red-issues-open',
    'project.obligations-not-settled',
    'project.waiver-without-obligation',
    'project.final-figure-not-verified',
  ),
  ...slice('verify-jobs', 'project.verification-id-reused', 'project.verified-by-reporter'),
  gate('project.not-operating', 'close-project', "['operation']"),
  gate('project.jobs-not-verifiable', 'verify-jobs', 'WITH_JOBS'),
  ...slice('accept-phase', 'project.phase-number-reused'),
  ...slice('accept-facility', 'project.phases-differ-from-acceptance'),
];
