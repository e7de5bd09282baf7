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
} as const;
