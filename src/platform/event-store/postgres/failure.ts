import { DatabaseError } from 'pg';
import { IntegrityViolation, LogUnavailable, StorageFull, WrongStore } from '../event-log.errors.js';

/** What the failure of a call says about it. */
export type Failure =
  /** No answer, or one that may have come after the commit: the batch may be stored. The connection is gone. */
  | { readonly kind: 'lost' }
  /** The server rolled the call back and may take it later. */
  | { readonly kind: 'later' }
  /** The same, but the session itself cannot write: a standby, a server shutting down. */
  | { readonly kind: 'elsewhere' }
  /** The call was rolled back because of what one of its commands holds. */
  | { readonly kind: 'content'; readonly error: Error }
  /** Rolled back, and asking again changes nothing. */
  | { readonly kind: 'final'; readonly error: Error };

const LATER = new Set(['55P03', '57014', '40001', '40P01', '53000', '53200', '53400']);

export function classify(error: unknown): Failure {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (!(cause instanceof DatabaseError) || cause.code === undefined) return { kind: 'lost' };
  const { code, message } = cause;
  // Termination is also reported when it arrives just after the commit: 57P01 does not say "rolled back".
  if (code.startsWith('08') || code.startsWith('57P') || code === 'XX000') return { kind: 'lost' };
  if (LATER.has(code)) return { kind: 'later' };
  if (code === '25006') return { kind: 'elsewhere' };
  if (code === '53100' || code === '58030') {
    return { kind: 'final', error: new StorageFull(`the disk of the store is full: ${message}`, { cause }) };
  }
  if (code === 'QD001') return { kind: 'final', error: new WrongStore(message, { cause }) };
  if (code.startsWith('22') || code.startsWith('23')) {
    return {
      kind: 'content',
      error: new IntegrityViolation(`the store cannot take this command: ${message}`, { cause }),
    };
  }
  if (code === 'XX001' || code === 'XX002') {
    return { kind: 'final', error: new IntegrityViolation(message, { cause }) };
  }
  return { kind: 'final', error: new LogUnavailable('not-applied', message, { cause }) };
}

/** The same for calls that only read: an answer is an answer, and everything else is `not-applied`. */
export function readFailure(error: unknown): Error {
  if ([LogUnavailable, IntegrityViolation, WrongStore].some(known => error instanceof known)) return error as Error;
  const failure = classify(error);
  if (failure.kind === 'final' || failure.kind === 'content') return failure.error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new LogUnavailable('not-applied', `the store did not answer: ${cause.message}`, { cause });
}
