import type { Json } from './domain-event.js';

/** A refusal by a rule. `code` is `context.reason-in-the-negative`; words for people live in the problem catalogue. */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';

  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, Json>> = {},
  ) {
    super(code);
  }
}

/** Typed per context: `const violation = violations<ProjectViolation>()`. */
export function violations<Code extends string>(): (
  code: Code,
  params?: Readonly<Record<string, Json>>,
) => RuleViolation {
  return (code, params) => new RuleViolation(code, params);
}
