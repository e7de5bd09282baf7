/** verify-progress, verify-jobs. */
export type VerificationViolation =
  | 'project.verification-id-reused'
  | 'project.report-not-recorded'
  | 'project.visit-before-period-end'
  | 'project.verified-by-reporter'
  | 'project.verified-without-share'
  | 'project.jobs-not-verifiable';

/** accept-phase, accept-facility. */
export type PhaseViolation = 'project.phase-number-reused' | 'project.phases-differ-from-acceptance';

/** close-project. */
export type ClosureViolation =
  | 'project.closed-by-another-decision'
  | 'project.not-operating'
  | 'project.red-issues-open'
  | 'project.obligations-not-settled'
  | 'project.waiver-without-obligation'
  | 'project.final-figure-not-verified';

/** What the later part of a project's works may be refused for. */
export type DeliveryViolation = VerificationViolation | PhaseViolation | ClosureViolation;
