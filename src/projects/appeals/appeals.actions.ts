import type { ActionRule } from '../../kernel/access/authorize.js';

/** Who appeals and who answers (domain.md c.5 B). Decisions are for persons (X6). */
export const appealsActions: ActionRule[] = [
  { action: 'project.file-appeal', roles: ['investor_rep'], personOnly: true },
  { action: 'project.withdraw-appeal', roles: ['investor_rep'], personOnly: true },
  { action: 'project.uphold-appeal', roles: ['appeal_body'], personOnly: true },
  { action: 'project.dismiss-appeal', roles: ['appeal_body'], personOnly: true },
];
