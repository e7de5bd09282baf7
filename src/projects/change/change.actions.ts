import type { ActionRule } from '../../kernel/access/authorize.js';

/** What changes after the approval (domain.md c.5 F). A delay is said by those who see it; plans and figures are decided. */
export const changeActions: ActionRule[] = [
  { action: 'project.suspend', roles: ['decision_maker'], personOnly: true },
  { action: 'project.resume', roles: ['decision_maker'], personOnly: true },
  { action: 'project.cancel', roles: ['decision_maker'], personOnly: true },
  { action: 'project.report-delay', roles: ['project_manager', 'investor_rep'] },
  { action: 'project.rebaseline-roadmap', roles: ['decision_maker'], personOnly: true },
  { action: 'project.revise-cost', roles: ['decision_maker', 'project_manager'], personOnly: true },
  { action: 'project.revise-scope', roles: ['decision_maker'], personOnly: true },
  { action: 'project.replace-investor', roles: ['decision_maker'], personOnly: true },
];
