import type { ActionRule } from '../../kernel/access/authorize.js';

/** Permits, building, money, reports, acceptance, operation, closing (domain.md c.5 E to G): facts, so machines may bring some. */
export const worksActions: ActionRule[] = [
  { action: 'project.approve-roadmap', roles: ['decision_maker'], personOnly: true },
  { action: 'project.record-permit', roles: ['architecture_officer', 'gask_officer', 'machine'] },
  { action: 'project.start-construction', roles: ['project_manager'] },
  { action: 'project.record-disbursement', roles: ['investor_rep', 'project_manager'] },
  { action: 'project.report-progress', roles: ['investor_rep', 'project_manager'] },
  { action: 'project.verify-progress', roles: ['verifier'], personOnly: true },
  { action: 'project.verify-jobs', roles: ['verifier'], personOnly: true },
  { action: 'project.complete-step', roles: ['project_manager'] },
  { action: 'project.accept-phase', roles: ['gask_officer', 'machine'] },
  { action: 'project.accept-facility', roles: ['architecture_officer', 'machine'] },
  { action: 'project.start-operation', roles: ['project_manager'] },
  { action: 'project.close', roles: ['decision_maker'], personOnly: true },
];
