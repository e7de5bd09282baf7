import { violations } from '../../kernel/eventsourcing/rule-violation.js';

/** Why a report is not published. */
export type ReportViolation = 'report.period-not-over' | 'report.edition-without-reason';

export const violation = violations<ReportViolation>();
