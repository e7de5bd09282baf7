/** approve-land-project, change-land-category, allocate-land, sign-land-lease, register-land-right. */
export type LandGrantViolation =
  | 'project.land-project-id-reused'
  | 'project.land-beyond-survey'
  | 'project.land-category-id-reused'
  | 'project.land-category-differs'
  | 'project.land-category-unchanged'
  | 'project.farmland-for-foreign-investor'
  | 'project.land-contract-id-reused'
  | 'project.land-not-leased'
  | 'project.land-registration-id-reused';

/** request-land, reserve-land, allocate-land, override-land-limit. */
export type LandLimitViolation = 'project.land-limit-override-by-same-person' | 'project.land-limit-override-id-reused';

/** reserve-land, override-land-overlap. */
export type LandOverlapViolation =
  | 'project.land-overlaps-held'
  | 'project.land-overlap-override-by-same-person'
  | 'project.land-overlap-override-id-reused';

/** issue-land-notice, file-seizure-claim, revoke-land. */
export type LandTakingViolation =
  | 'project.parcel-not-allocated'
  | 'project.land-notice-id-reused'
  | 'project.land-notice-cure-too-short'
  | 'project.land-case-id-reused'
  | 'project.land-notice-unknown'
  | 'project.land-notice-not-expired'
  | 'project.land-notice-remedied'
  | 'project.land-revocation-id-reused'
  | 'project.land-seizure-chain-incomplete'
  | 'project.land-override-by-decision-maker'
  | 'project.land-revocation-needs-land-decider';
