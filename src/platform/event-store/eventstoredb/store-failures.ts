import { IntegrityViolation, LogUnavailable, PayloadTooLarge } from '../event-log.errors.js';
import { NoAnswer } from './store-client.js';
import { StoreFailure } from './transport.js';

/** Said where no connection was there to send anything on. In other words one day, the outcome is unknown: safe. */
const NOT_SENT = ['No connection established', 'Failed to discover', 'waiting for name resolution'];

/** The status codes of gRPC that the client hands on as they are where it asks on its own account. */
const BY_CODE: Readonly<Record<number, string>> = {
  4: 'deadline-exceeded',
  7: 'access-denied',
  14: 'unavailable',
  16: 'access-denied',
};

/** The client's own name for what happened; `no-answer` when our timer was first, `none` when it has no name. */
export function kindOf(error: unknown): string {
  if (error instanceof NoAnswer) return 'no-answer';
  if (!(error instanceof Error)) return 'none';
  if ('type' in error && typeof error.type === 'string') return error.type;
  return 'code' in error && typeof error.code === 'number' ? (BY_CODE[error.code] ?? 'none') : 'none';
}

/**
 * By the client's own `type`, not by message. After an append without an answer nothing is known, whatever the error
 * is called: only what the server said of this very request is definite.
 */
export function failureOf(error: unknown, call: 'append' | 'read'): Error {
  if (error instanceof StoreFailure || error instanceof LogUnavailable) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const type = kindOf(error);
  const said = `EventStoreDB: ${type}${cause.message === '' ? '' : `, ${cause.message}`}`;
  switch (type) {
    case 'not-leader':
      return new StoreFailure('not-applied', true, said, { cause });
    case 'access-denied':
    case 'invalid-argument':
    case 'missing-required-metadata-property':
      return new StoreFailure('not-applied', false, said, { cause });
    case 'maximum-append-size-exceeded':
      return new PayloadTooLarge(said, { cause });
    case 'stream-deleted':
      return new IntegrityViolation(`${said}: a stream of the register was deleted in the store`, { cause });
    case 'unavailable':
    case 'deadline-exceeded':
    case 'none':
      if (NOT_SENT.some(words => cause.message.includes(words)))
        return new StoreFailure('not-applied', true, said, { cause });
      return new StoreFailure(call === 'append' ? 'unknown' : 'not-applied', true, said, { cause });
    default:
      return new StoreFailure(call === 'append' ? 'unknown' : 'not-applied', true, said, { cause });
  }
}
