/** apply-for-agreement, sign-agreement, amend-agreement, record-obligation, terminate-agreement. */
export type AgreementViolation =
  | 'project.agreement-application-number-reused'
  | 'project.agreement-kind-not-valid-on-date'
  | 'project.agreement-before-approval'
  | 'project.agreement-not-applied'
  | 'project.agreement-number-reused'
  | 'project.agreement-of-kind-in-force'
  | 'project.agreement-code-repeated'
  | 'project.agreement-expires-before-signing'
  | 'project.obligation-due-before-signing'
  | 'project.agreement-not-in-force'
  | 'project.agreement-annex-number-reused'
  | 'project.obligation-already-judged'
  | 'project.obligation-unknown'
  | 'project.obligation-not-overdue'
  | 'project.obligation-judged-otherwise';
