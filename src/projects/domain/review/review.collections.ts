/** Collections of what belongs to a review beside its decisions. */
export const REVIEW_COLLECTIONS = {
  'opinion-requests': 'AgencyOpinionRequested',
  opinions: 'AgencyOpinionRecorded',
  hearings: 'HearingHeld',
  'deemed-refusals': 'RefusalDeemed',
} as const;
