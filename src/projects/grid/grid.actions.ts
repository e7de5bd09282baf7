import type { ActionRule } from '../../kernel/access/authorize.js';

/** Grid and offtake (domain.md c.5 E): facts of the operator and the settlement centre; what exceeds a limit, a person decides. */
export const gridActions: ActionRule[] = [
  { action: 'project.record-grid-conditions', roles: ['grid_officer'] },
  { action: 'project.record-auction', roles: ['grid_officer'] },
  { action: 'project.sign-ppa', roles: ['grid_officer'] },
  { action: 'project.amend-ppa', roles: ['grid_officer'] },
  { action: 'project.terminate-ppa', roles: ['grid_officer'] },
  { action: 'project.connect-grid', roles: ['grid_officer'] },
  { action: 'project.override-power-limit', roles: ['decision_maker'], personOnly: true },
];
