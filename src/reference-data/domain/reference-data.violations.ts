import { violations } from '../../kernel/eventsourcing/rule-violation.js';

/** Why a version of reference data is not published. */
export type ReferenceDataViolation =
  | 'reference-data.version-reused'
  | 'reference-data.version-not-next'
  | 'reference-data.begins-before-last'
  | 'reference-data.ends-before-start'
  | 'reference-data.dated-in-the-future'
  | 'reference-data.named-twice'
  | 'reference-data.step-unknown'
  | 'reference-data.waits-in-circle';

export const violation = violations<ReferenceDataViolation>();
