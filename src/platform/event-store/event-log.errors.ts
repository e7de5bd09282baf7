/** The stream is not where the command expected it. `actual` is -1 when it does not exist. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
  constructor(
    readonly stream: string,
    readonly expected: number | 'none',
    readonly actual: number,
  ) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
  }
}

/** The command id is known with another fingerprint: a key reused for another request. Final, for ever. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
  constructor(readonly commandId: string) {
    super(`command ${commandId} is known with another fingerprint`);
  }
}

/** The store did not answer. `unknown`: it may have stored the command; the same command id settles it. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
  constructor(
    readonly outcome: 'not-applied' | 'unknown',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class PayloadTooLarge extends Error {
  override readonly name = 'PayloadTooLarge';
}

/** recordedAt is more than 2 s off the store's clock. */
export class ClockSkew extends Error {
  override readonly name = 'ClockSkew';
}

/** The process is configured for another store, register or incarnation than this database belongs to. */
export class WrongStore extends Error {
  override readonly name = 'WrongStore';
}

/** The disk of the store is full. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** What is stored contradicts itself: a hole in positions, a history that went backwards. Never retried. */
export class IntegrityViolation extends Error {
  override readonly name = 'IntegrityViolation';
}

/** The stream holds an event this release does not know; it takes no new decisions (ruling 7). */
export class NewerHistory extends Error {
  override readonly name = 'NewerHistory';
  constructor(
    readonly stream: string,
    readonly type: string,
  ) {
    super(`${stream} holds ${type}, which this release does not know`);
  }
}
