import type { ActionRule } from '../../kernel/access/authorize.js';

/** The land track: application, conclusion and decision are for three different persons (domain.md c.3, X5). */
export const landActions: ActionRule[] = [
  { action: 'project.request-land', roles: ['investor_rep', 'project_officer'] },
  { action: 'project.record-land-conclusion', roles: ['land_commission_secretary'], personOnly: true },
  { action: 'project.reserve-land', roles: ['land_officer'], personOnly: true },
  { action: 'project.override-land-limit', roles: ['decision_maker', 'land_decider'], personOnly: true },
  { action: 'project.override-land-overlap', roles: ['decision_maker', 'land_decider'], personOnly: true },
  { action: 'project.allocate-land', roles: ['land_decider'], personOnly: true },
  { action: 'project.release-land', roles: ['land_officer', 'land_decider'], personOnly: true },
  { action: 'project.approve-land-project', roles: ['land_officer'], personOnly: true },
  { action: 'project.change-land-category', roles: ['land_decider'], personOnly: true },
  { action: 'project.sign-land-lease', roles: ['land_officer', 'machine'] },
  { action: 'project.register-land-right', roles: ['land_officer', 'machine'] },
  // The land inspector of domain.md has no role of his own in c.3: he is an officer of the land office.
  { action: 'project.issue-land-notice', roles: ['land_officer'], personOnly: true },
  { action: 'project.file-seizure-claim', roles: ['land_officer'], personOnly: true },
  { action: 'project.revoke-land', roles: ['land_decider', 'decision_maker'], personOnly: true },
];
