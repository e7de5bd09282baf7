import type { ActionRule } from '../kernel/access/authorize.js';

/** Who may ask what of a project (domain.md c.3, c.5). Decisions are for persons (X6). */
export const projectActions: ActionRule[] = [{ action: 'project.read', roles: 'any' }];
