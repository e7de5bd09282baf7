import type { Place } from '../../event-store/event-log.js';

/** Where a fault of the input stands: in the body (RFC 6901 pointer), the query or path, or a header. */
export interface InputFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
  /** Short, for people; never repeats the value. */
  readonly detail: string;
  /** UPPER_SNAKE, stable. */
  readonly code: string;
}

/** Most faults one answer names (reliability.md c.2). */
export const MAX_FAULTS = 20;

/** Failures that HTTP answers with a problem of the platform's own table. The domain never throws these. */
export abstract class HttpFailure extends Error {
  /** Slug in the catalogue. */
  abstract readonly problem: string;
  readonly headers: Readonly<Record<string, string>> = {};
}

/** 400: wrong whatever the state; all faults together. */
export class InvalidInput extends HttpFailure {
  override readonly name = 'InvalidInput';
  readonly problem: string = 'validation-failed';
  readonly faults: readonly InputFault[];

  constructor(faults: readonly InputFault[]) {
    super(
      faults
        .slice(0, MAX_FAULTS)
        .map(fault => fault.code)
        .join(', '),
    );
    this.faults = faults.slice(0, MAX_FAULTS);
  }
}

/** 400: a state-changing request without a usable Idempotency-Key. */
export class IdempotencyKeyMissing extends HttpFailure {
  override readonly name = 'IdempotencyKeyMissing';
  readonly problem = 'idempotency-key-missing';
  override readonly headers = { link: '</problems/idempotency-key-missing>; rel="describedby"' };
}

/** 401: no key, or one that is not valid. The message is constant: it tells nothing about the key. */
export class Unauthenticated extends HttpFailure {
  override readonly name = 'Unauthenticated';
  readonly problem = 'unauthenticated';
  override readonly headers = { 'www-authenticate': 'ApiKey realm="qadam"' };
}

/** 403: the caller is known and may not. `reason` is a reason code of `authorize`. */
export class Forbidden extends HttpFailure {
  override readonly name = 'Forbidden';
  readonly problem = 'forbidden';
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** 404: there is no such thing, or the caller may not know of it. */
export class NotFound extends HttpFailure {
  override readonly name = 'NotFound';
  readonly problem = 'not-found';
}

/** 405: the resource exists, this method does not. */
export class MethodNotAllowed extends HttpFailure {
  override readonly name = 'MethodNotAllowed';
  readonly problem = 'method-not-allowed';
  override readonly headers: Readonly<Record<string, string>>;
  constructor(allowed: readonly string[]) {
    super(allowed.join(', '));
    this.headers = { allow: allowed.join(', ') };
  }
}

/** 406: none of the media types the caller accepts is served. */
export class NotAcceptable extends HttpFailure {
  override readonly name = 'NotAcceptable';
  readonly problem = 'not-acceptable';
  constructor(readonly available: readonly string[]) {
    super(available.join(', '));
  }
}

/** 410: the thing existed and does not any more (a Sync-Token of an earlier incarnation, an expired operation). */
export class Gone extends HttpFailure {
  override readonly name = 'Gone';
  readonly problem = 'gone';
}

/** 412: If-Match names another revision. `current` lets the caller read what it missed. */
export class VersionConflict extends HttpFailure {
  override readonly name = 'VersionConflict';
  readonly problem = 'version-conflict';
  readonly currentVersion: number;
  constructor(readonly current: Place) {
    super(`the current version is ${current.revision}`);
    this.currentVersion = current.revision;
  }
}

/** 413: the body is longer than the route takes. */
export class BodyTooLarge extends HttpFailure {
  override readonly name = 'BodyTooLarge';
  readonly problem = 'payload-too-large';
}

/** 415: not exactly application/json in UTF-8, or encoded. */
export class UnsupportedMediaType extends HttpFailure {
  override readonly name = 'UnsupportedMediaType';
  readonly problem = 'unsupported-media-type';
}

/** 428 (RFC 6585): the transition needs If-Match. */
export class PreconditionRequired extends HttpFailure {
  override readonly name = 'PreconditionRequired';
  readonly problem = 'precondition-required';
}

/** 429: too many requests of this caller. */
export class RateLimited extends HttpFailure {
  override readonly name = 'RateLimited';
  readonly problem = 'rate-limited';
  constructor(readonly retryAfter: number) {
    super(`retry after ${retryAfter} s`);
  }
}

/** 503: the read models have not reached the caller's Sync-Token in time. */
export class ReadModelBehind extends HttpFailure {
  override readonly name = 'ReadModelBehind';
  readonly problem = 'read-model-behind';
}

/** 503: nothing was begun: the server is overloaded or stopping, or something it needs is away. */
export class Unavailable extends HttpFailure {
  override readonly name = 'Unavailable';
  readonly problem = 'unavailable';
}

/** 503: the deadline passed while the command was being decided; the same key settles it (ruling 26). */
export class OutcomeUnknown extends HttpFailure {
  override readonly name = 'OutcomeUnknown';
  readonly problem = 'outcome-unknown';
}
