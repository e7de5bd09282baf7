import { slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/review/review.violations.ts`. */
export const reviewRefusals: readonly RefusalRule[] = [
  ...slice('hold-hearing', 'project.hearing-no-reused'),
  ...slice('reject-proposal', 'project.hearing-of-another-version', 'project.hearing-held-on-another-day'),
  ...slice('request-opinion', 'project.opinion-already-requested', 'project.opinion-due-before-request'),
  ...slice(
    'record-opinion',
    'project.opinion-already-recorded',
    'project.opinion-contradicts-itself',
    'project.opinion-unreasoned',
  ),
  ...slice('approve-proposal', 'project.opinions-missing'),
];
