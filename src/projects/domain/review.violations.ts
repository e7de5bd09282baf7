/** request-opinion, record-opinion, approve-proposal. */
export type OpinionViolation =
  | 'project.opinion-already-requested'
  | 'project.opinion-due-before-request'
  | 'project.opinion-already-recorded'
  | 'project.opinion-contradicts-itself'
  | 'project.opinion-unreasoned'
  | 'project.opinions-missing';
