import type { ActionRule } from '../kernel/access/authorize.js';

/** Reads are register-wide for any valid key (ruling 34). A report of the whole register is the registry owner's to publish. */
export const reportingActions: ActionRule[] = [
  { action: 'reporting.totals', roles: 'any' },
  { action: 'reporting.kpis', roles: 'any' },
  { action: 'reporting.pipeline', roles: 'any' },
  { action: 'reporting.period-reports', roles: 'any' },
  { action: 'reporting.publish-period-report', roles: ['data_steward'], personOnly: true },
];
