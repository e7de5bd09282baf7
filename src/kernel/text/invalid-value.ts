/**
 * A value that is wrong whatever the state of the register (HTTP 400; a broken rule is a RuleViolation instead).
 * `code` is `kind.reason-in-the-negative`; `message` is one clear English sentence and never repeats the value:
 * it may be personal, long or hostile.
 */
export class InvalidValue extends Error {
  override readonly name = 'InvalidValue';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
