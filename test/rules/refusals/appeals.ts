import { shared, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/appeals/appeals.violations.ts`. */
export const appealsRefusals: readonly RefusalRule[] = [
  ...slice('file-appeal', 'project.appeal-id-reused', 'project.appeal-open', 'project.appeal-late-without-reason'),
  ...slice('uphold-appeal', 'project.annulment-term-does-not-fit', 'project.decision-due-before-annulment'),
  ...shared(
    'projects/domain/appeals/appeal-rules.ts',
    'projects/appeals/file-appeal/file-appeal.spec.ts',
    'project.decision-not-standing',
  ),
  ...shared(
    'projects/domain/appeals/appeal-rules.ts',
    'projects/appeals/uphold-appeal/uphold-appeal.spec.ts',
    'project.appeal-not-filed',
    'project.appeal-already-answered',
    'project.appeal-decided-by-first-body',
    'project.appeal-decided-by-party',
  ),
  ...shared(
    'projects/domain/appeals/appeal-rules.ts',
    'projects/change/cancel-project/cancel-project.spec.ts',
    'project.decision-was-annulled',
  ),
];
