/** Collections of what surrounds an allocation, and of what became of the land after it. */
export const LAND_COLLECTIONS = {
  'land-projects': 'LandManagementProjectApproved',
  'land-category-changes': 'LandCategoryChanged',
  'land-leases': 'LandLeaseSigned',
  'land-rights': 'LandRightRegistered',
  'land-notices': 'LandUseNoticeIssued',
  'land-seizure-claims': 'LandSeizureClaimFiled',
  'land-revocations': 'LandRevoked',
  'land-risks': 'LandRiskRaised',
  'land-reservation-expiries': 'LandReservationExpired',
  'land-conclusion-expiries': 'LandConclusionExpired',
  'undeveloped-land': 'LandDevelopmentOverdueNoted',
  'land-limit-overrides': 'LandLimitOverridden',
  'accepted-land-exceedances': 'LandLimitExceedanceAccepted',
  'land-overlap-overrides': 'LandOverlapOverridden',
  'accepted-land-overlaps': 'LandOverlapAccepted',
} as const;
