/** Collections of facts about building, verifying and ending. */
export const WORKS_COLLECTIONS = {
  'pinned-templates': 'ProcedureTemplatePinned',
  'progress-verifications': 'ProgressVerified',
  'progress-disputes': 'ProgressDisputed',
  'phase-acceptances': 'PhaseAccepted',
  'jobs-verifications': 'JobsVerified',
  closures: 'ProjectClosed',
} as const;
