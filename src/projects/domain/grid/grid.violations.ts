/** record-grid-conditions, record-auction, sign-ppa, amend-ppa, terminate-ppa, connect-grid, override-power-limit. */
export type GridViolation =
  | 'project.grid-conditions-number-reused'
  | 'project.grid-conditions-expire-before-issue'
  | 'project.grid-conditions-not-issued'
  | 'project.grid-conditions-expired'
  | 'project.auction-id-reused'
  | 'project.power-beyond-limit'
  | 'project.power-override-by-same-person'
  | 'project.power-override-id-reused'
  | 'project.ppa-number-reused'
  | 'project.ppa-in-force'
  | 'project.ppa-without-won-auction'
  | 'project.ppa-operation-due-before-signing'
  | 'project.ppa-not-in-force'
  | 'project.ppa-annex-number-reused'
  | 'project.grid-connection-act-reused'
  | 'project.grid-not-connected';
