import { shared, type RefusalRule } from '../rule.js';

/** The refusals of `src/reporting/domain/report.violations.ts`. */
export const reportRefusals: readonly RefusalRule[] = [
  ...shared(
    'reporting/publish-period-report/publish-period-report.ts',
    'reporting/publish-period-report/publish-period-report.spec.ts',
    'report.period-not-over',
    'report.edition-without-reason',
  ),
];
