import { changed, shared, slice, thrown, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/corrections/corrections.violations.ts`. */
export const correctionsRefusals: readonly RefusalRule[] = [
  ...slice(
    'request-correction',
    'project.correction-target-unknown',
    'project.figure-not-correctable',
    'project.fact-not-voidable',
    'project.correction-changes-nothing',
    'project.correction-already-requested',
  ),
  ...slice(
    'approve-correction',
    'project.correction-not-requested',
    'project.correction-decided-by-requester',
    'project.correction-decided-by-author',
  ),
  ...slice(
    'reject-correction',
    'project.correction-not-requested',
    'project.correction-already-decided',
    'project.correction-decided-by-requester',
  ),
  ...slice(
    'override-period-lock',
    'project.period-override-id-reused',
    'project.period-not-published',
    'project.period-is-published',
  ),
  ...shared(
    'projects/domain/corrections/period-lock.ts',
    'projects/domain/corrections/period-lock.spec.ts',
    'project.period-is-published',
    'project.period-override-by-same-person',
  ),
  ...shared(
    'projects/domain/corrections/recorded-figure.ts',
    'projects/corrections/request-correction/request-correction.spec.ts',
    'project.correction-target-void',
  ),
  ...shared(
    'projects/domain/corrections/recorded-figure.ts',
    'projects/corrections/approve-correction/approve-correction.spec.ts',
    'project.correction-of-another-value',
  ),
  thrown(
    'project.corrected-figure-invalid',
    'src/projects/corrections/request-correction/request-correction.ts',
    'src/projects/corrections/request-correction/request-correction.spec.ts',
    3,
  ),
  thrown(
    'project.correction-already-decided',
    'src/projects/corrections/approve-correction/approve-correction.ts',
    'src/projects/corrections/approve-correction/approve-correction.spec.ts',
    2,
  ),
  {
    code: 'project.correction-id-reused',
    proof: {
      ...changed(
        'projects/corrections/request-correction/request-correction.ts',
        'throw reused(wish)',
        'void reused(wish)',
        'projects/corrections/request-correction/request-correction.spec.ts',
      ),
      times: 2,
    },
  },
];
