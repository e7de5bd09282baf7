import type { ActionRule } from '../kernel/access/authorize.js';

export const investorActions: ActionRule[] = [
  { action: 'investor.register', roles: ['project_officer'] },
  { action: 'investor.screen', roles: ['project_officer'] },
  { action: 'investor.read', roles: 'any' },
];
