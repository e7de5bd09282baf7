/** report-delay, rebaseline-roadmap. */
export type ScheduleViolation =
  | 'project.delay-id-reused'
  | 'project.not-replannable'
  | 'project.delay-not-later'
  | 'project.rebaseline-decision-reused'
  | 'project.change-decided-by-requester'
  | 'project.completed-step-keeps-dates'
  | 'project.rebaseline-moves-nothing';

/** revise-cost, revise-scope. */
export type RevisionViolation =
  | 'project.figures-not-approved'
  | 'project.cost-decision-reused'
  | 'project.cost-revised-from-another'
  | 'project.cost-revised-in-another-currency'
  | 'project.cost-unchanged'
  | 'project.cost-change-needs-decision-maker'
  | 'project.cost-change-needs-full-review'
  | 'project.overridden-by-requester'
  | 'project.scope-decision-reused'
  | 'project.scope-revised-from-another'
  | 'project.scope-unchanged';

/** replace-investor. */
export type ReplacementViolation =
  | 'project.replacement-decision-reused'
  | 'project.investor-not-replaceable'
  | 'project.replaced-from-another-investor'
  | 'project.investor-unchanged'
  | 'project.investor-not-screened'
  | 'project.investor-screening-matched'
  | 'project.ppa-not-transferable'
  | 'project.replacement-override-unsigned';

/** What a change after the approval may be refused for. */
export type ChangeViolation = ScheduleViolation | RevisionViolation | ReplacementViolation;
