import type { ActionRule } from '../../kernel/access/authorize.js';

/** Who proposes, meets and hands in (domain.md c.3, c.5 A, B). */
export const proposalActions: ActionRule[] = [
  { action: 'project.register', roles: ['project_officer', 'investor_rep', 'machine'] },
  { action: 'project.amend', roles: ['investor_rep', 'project_officer'] },
  { action: 'project.record-meeting', roles: ['project_officer'] },
  { action: 'project.submit', roles: ['investor_rep', 'project_officer'], personOnly: true },
  { action: 'project.return', roles: ['decision_maker', 'agency_reviewer'], personOnly: true },
  { action: 'project.acknowledge-warning', roles: ['decision_maker'], personOnly: true },
  { action: 'project.sign-memorandum', roles: ['decision_maker'], personOnly: true },
];
