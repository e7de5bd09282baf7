/** hold-hearing, reject-proposal. */
export type HearingViolation =
  'project.hearing-no-reused' | 'project.hearing-of-another-version' | 'project.hearing-held-on-another-day';

/** request-opinion, record-opinion, approve-proposal. */
export type OpinionViolation =
  | 'project.opinion-already-requested'
  | 'project.opinion-due-before-request'
  | 'project.opinion-already-recorded'
  | 'project.opinion-contradicts-itself'
  | 'project.opinion-unreasoned'
  | 'project.opinions-missing';
