/** request-correction, approve-correction, reject-correction. */
export type CorrectionsViolation =
  | 'project.correction-id-reused'
  | 'project.correction-target-unknown'
  | 'project.correction-target-void'
  | 'project.figure-not-correctable'
  | 'project.fact-not-voidable'
  | 'project.correction-of-another-value'
  | 'project.corrected-figure-invalid'
  | 'project.correction-changes-nothing'
  | 'project.correction-already-requested'
  | 'project.correction-not-requested'
  | 'project.correction-already-decided'
  | 'project.correction-decided-by-requester'
  | 'project.correction-decided-by-author';

/** X21, any step: its day lies in a period whose report is published. */
export type PublishedPeriodViolation = 'project.period-is-published' | 'project.period-override-by-same-person';

/** override-period-lock. */
export type PeriodLockViolation = 'project.period-override-id-reused' | 'project.period-not-published';
