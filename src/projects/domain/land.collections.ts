/** Collections of what became of land after it was granted. */
export const LAND_COLLECTIONS = {
  'land-notices': 'LandUseNoticeIssued',
  'land-seizure-claims': 'LandSeizureClaimFiled',
  'land-revocations': 'LandRevoked',
  'land-risks': 'LandRiskRaised',
} as const;
