import { violations } from '../../kernel/eventsourcing/rule-violation.js';

/** Why the register of persons says no. */
export type PersonViolation =
  | 'person.not-registered'
  | 'person.already-registered'
  | 'person.erased'
  | 'person.not-erased'
  | 'person.dated-in-the-future'
  | 'person.erased-before-registered';

export const violation = violations<PersonViolation>();
