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
