/** file-appeal, uphold-appeal, dismiss-appeal, withdraw-appeal; and what an annulment leaves behind. */
export type AppealViolation =
  | 'project.appeal-id-reused'
  | 'project.decision-not-standing'
  | 'project.appeal-open'
  | 'project.appeal-late-without-reason'
  | 'project.appeal-not-filed'
  | 'project.appeal-already-answered'
  | 'project.appeal-decided-by-first-body'
  | 'project.appeal-decided-by-party'
  | 'project.annulment-term-does-not-fit'
  | 'project.decision-due-before-annulment'
  | 'project.decision-was-annulled';
