import { shared, slice, type RefusalRule } from '../rule.js';

/** The refusals of `src/projects/domain/land/land.violations.ts`. */
export const landRefusals: readonly RefusalRule[] = [
  ...slice('override-land-limit', 'project.land-limit-override-id-reused'),
  ...shared(
    'projects/domain/land/land-limit.ts',
    'projects/land/allocate-land/allocate-land.spec.ts',
    'project.land-limit-override-by-same-person',
  ),
  ...slice('override-land-overlap', 'project.land-overlap-override-id-reused'),
  ...shared(
    'projects/domain/land/overlap-rules.ts',
    'projects/land/reserve-land/reserve-land.spec.ts',
    'project.land-overlaps-held',
    'project.land-overlap-override-by-same-person',
  ),
  ...slice('approve-land-project', 'project.land-project-id-reused'),
  ...slice('allocate-land', 'project.land-beyond-survey'),
  ...slice(
    'change-land-category',
    'project.land-category-id-reused',
    'project.land-category-differs',
    'project.land-category-unchanged',
  ),
  ...slice('sign-land-lease', 'project.land-contract-id-reused', 'project.land-not-leased'),
  ...slice('register-land-right', 'project.land-registration-id-reused'),
  ...slice('issue-land-notice', 'project.land-notice-id-reused', 'project.land-notice-cure-too-short'),
  ...slice(
    'file-seizure-claim',
    'project.land-case-id-reused',
    'project.land-notice-unknown',
    'project.land-notice-not-expired',
    'project.land-notice-remedied',
  ),
  ...slice(
    'revoke-land',
    'project.land-revocation-id-reused',
    'project.land-seizure-chain-incomplete',
    'project.land-override-by-decision-maker',
    'project.land-revocation-needs-land-decider',
  ),
  ...shared(
    'projects/domain/land/farmland.ts',
    'projects/land/allocate-land/foreign-farmland.spec.ts',
    'project.farmland-for-foreign-investor',
  ),
  ...shared(
    'projects/domain/land/land-rules.ts',
    'projects/land/revoke-land/revoke-land.spec.ts',
    'project.parcel-not-allocated',
  ),
];
