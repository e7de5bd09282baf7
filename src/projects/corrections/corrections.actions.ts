import type { ActionRule } from '../../kernel/access/authorize.js';

/** Two persons: one who asks, one who decides (domain.md c.5 H). */
export const correctionsActions: ActionRule[] = [
  { action: 'project.request-correction', roles: ['data_steward'], personOnly: true },
  { action: 'project.approve-correction', roles: ['correction_approver'], personOnly: true },
  { action: 'project.reject-correction', roles: ['correction_approver'], personOnly: true },
  { action: 'project.override-period-lock', roles: ['correction_approver'], personOnly: true },
];
