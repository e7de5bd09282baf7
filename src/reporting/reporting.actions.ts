import type { ActionRule } from '../kernel/access/authorize.js';

/** Reads are register-wide for any valid key (ruling 34). */
export const reportingActions: ActionRule[] = [
  { action: 'reporting.totals', roles: 'any' },
  { action: 'reporting.kpis', roles: 'any' },
  { action: 'reporting.pipeline', roles: 'any' },
];
