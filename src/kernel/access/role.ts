/** Roles of domain.md c.3, plus `admin` (keys, health, rebuilds; no business rights) and machines. */
export const ROLES = [
  'investor_rep',
  'project_officer',
  'project_manager',
  'agency_reviewer',
  'decision_maker',
  'land_officer',
  'land_commission_secretary',
  'land_decider',
  'architecture_officer',
  'gask_officer',
  'grid_officer',
  'verifier',
  'data_steward',
  'correction_approver',
  'appeal_body',
  'auditor',
  'admin',
  'machine',
] as const;

export type Role = (typeof ROLES)[number];
