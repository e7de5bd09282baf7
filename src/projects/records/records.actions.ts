import type { ActionRule } from '../../kernel/access/authorize.js';
import { ROLES } from '../../kernel/access/role.js';

/** Everybody with a part in projects: an auditor only reads, an admin has no business rights (domain.md c.3). */
const PARTICIPANTS = ROLES.filter(role => role !== 'auditor' && role !== 'admin');

/** What is kept beside the road (domain.md c.5 A and H). */
export const recordsActions: ActionRule[] = [
  { action: 'project.attach-document', roles: PARTICIPANTS },
  { action: 'project.supersede-document', roles: PARTICIPANTS },
  { action: 'project.raise-issue', roles: PARTICIPANTS },
  { action: 'project.escalate-issue', roles: ['project_manager', 'project_officer', 'decision_maker'] },
  { action: 'project.resolve-issue', roles: ['project_manager', 'project_officer', 'decision_maker'] },
  { action: 'project.complete-instruction', roles: ['project_manager'] },
  { action: 'project.assign-manager', roles: ['decision_maker'], personOnly: true },
];
