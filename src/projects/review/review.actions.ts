import type { ActionRule } from '../../kernel/access/authorize.js';

/** What belongs to a review beside its decisions (domain.md c.5 B). All of it is said by persons (X6). */
export const reviewActions: ActionRule[] = [
  { action: 'project.approve', roles: ['decision_maker'], personOnly: true },
  { action: 'project.reject', roles: ['decision_maker'], personOnly: true },
  { action: 'project.request-opinion', roles: ['project_officer', 'decision_maker'], personOnly: true },
  { action: 'project.record-opinion', roles: ['agency_reviewer'], personOnly: true },
  { action: 'project.hold-hearing', roles: ['decision_maker'], personOnly: true },
];
