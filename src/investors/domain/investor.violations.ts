import { violations } from '../../kernel/eventsourcing/rule-violation.js';

/** Why the register of investors says no. */
export type InvestorViolation =
  | 'investor.already-registered'
  | 'investor.registration-lapsed'
  | 'investor.bin-taken'
  | 'investor.lei-taken'
  | 'investor.representative-not-registered'
  | 'investor.dated-in-the-future'
  | 'investor.not-registered'
  | 'investor.screening-id-reused'
  | 'investor.match-without-findings';

export const violation = violations<InvestorViolation>();
