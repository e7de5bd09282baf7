import { gate, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/change/change.violations.ts`. */
export const changeRefusals: readonly RefusalRule[] = [
  ...slice(
    'replace-investor',
    'project.replacement-decision-reused',
    'project.change-decided-by-requester',
    'project.replaced-from-another-investor',
    'project.investor-unchanged',
    'project.investor-not-registered',
    'project.investor-not-screened',
    'project.investor-screening-matched',
    'project.ppa-not-transferable',
    'project.replacement-override-unsigned',
  ),
  gate('project.investor-not-replaceable', 'replace-investor', 'REPLACEABLE'),
  ...slice('report-delay', 'project.delay-id-reused', 'project.delay-not-later'),
  ...slice(
    'rebaseline-roadmap',
    'project.rebaseline-decision-reused',
    'project.change-decided-by-requester',
    'project.completed-step-keeps-dates',
    'project.rebaseline-moves-nothing',
  ),
  ...slice(
    'revise-cost',
    'project.cost-decision-reused',
    'project.cost-revised-from-another',
    'project.cost-revised-in-another-currency',
    'project.cost-unchanged',
    'project.cost-change-needs-decision-maker',
    'project.cost-change-needs-full-review',
    'project.overridden-by-requester',
  ),
  ...slice(
    'revise-scope',
    'project.scope-decision-reused',
    'project.scope-revised-from-another',
    'project.scope-unchanged',
  ),
  gate('project.not-replannable', 'report-delay', 'REPLANNABLE'),
  gate('project.not-replannable', 'rebaseline-roadmap', 'REPLANNABLE'),
  gate('project.figures-not-approved', 'revise-cost', 'WITH_APPROVED_FIGURES'),
  gate('project.figures-not-approved', 'revise-scope', 'WITH_APPROVED_FIGURES'),
];
