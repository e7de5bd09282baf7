import type { ActionRule } from '../kernel/access/authorize.js';

/** Who may ask what of a project (domain.md c.3, c.5). Decisions are for persons (X6). */
export const projectActions: ActionRule[] = [
  { action: 'project.read', roles: 'any' },

  { action: 'project.register', roles: ['project_officer', 'investor_rep', 'machine'] },
  { action: 'project.amend', roles: ['investor_rep', 'project_officer'] },
  { action: 'project.record-meeting', roles: ['project_officer'] },

  { action: 'project.submit', roles: ['investor_rep', 'project_officer'], personOnly: true },
  { action: 'project.return', roles: ['decision_maker', 'agency_reviewer'], personOnly: true },
  { action: 'project.approve', roles: ['decision_maker'], personOnly: true },
  { action: 'project.reject', roles: ['decision_maker'], personOnly: true },
  { action: 'project.approve-roadmap', roles: ['decision_maker'], personOnly: true },

  { action: 'project.suspend', roles: ['decision_maker'], personOnly: true },
  { action: 'project.resume', roles: ['decision_maker'], personOnly: true },
  { action: 'project.cancel', roles: ['decision_maker'], personOnly: true },
];
