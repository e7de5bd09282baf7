import { RuleViolation } from '../../../kernel/eventsourcing/rule-violation.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import {
  ClockSkew,
  ConcurrencyConflict,
  IdempotencyKeyReused,
  LogUnavailable,
  NewerHistory,
  PayloadTooLarge,
  StorageFull,
  WrongStore,
} from '../../event-store/event-log.errors.js';
import { upperSnake } from '../fields/parsed-by.js';
import { Forbidden, HttpFailure, InvalidInput, NotAcceptable, RateLimited, VersionConflict } from './errors.js';
import { slugOfFrameworkError } from './framework-errors.js';
import { slugOfDatabaseError } from './database-errors.js';
import type { Problem } from './problem.js';

/** An error translated: which problem it is, what it adds to it, and whether the operator must hear of it. */
export interface Failure {
  readonly slug: string;
  readonly members: Partial<Problem>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters for the placeholders of `detail`. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** A bug, or a store that contradicts itself: logged with its stack. */
  readonly unexpected?: boolean;
}

/** Total: what is not known is `internal`, says nothing and is logged. */
export function failureOf(error: unknown): Failure {
  if (error instanceof HttpFailure) return { slug: error.problem, members: membersOf(error), headers: error.headers };
  if (error instanceof RuleViolation) {
    const known = Object.keys(error.params).length > 0 ? { params: error.params } : {};
    return { slug: error.code, members: known, headers: {}, params: error.params };
  }
  if (error instanceof InvalidValue) {
    const errors = [{ pointer: '', detail: error.message, code: upperSnake(error.code) }];
    return { slug: 'validation-failed', members: { errors }, headers: {} };
  }
  const slug = slugOfStoreError(error) ?? slugOfFrameworkError(error) ?? slugOfDatabaseError(error);
  return slug === undefined
    ? { slug: 'internal', members: {}, headers: {}, unexpected: true }
    : { slug, members: {}, headers: {} };
}

function membersOf(failure: HttpFailure): Partial<Problem> {
  if (failure instanceof InvalidInput) return { errors: failure.faults };
  if (failure instanceof VersionConflict) return { currentVersion: failure.currentVersion };
  if (failure instanceof Forbidden) return { reason: failure.reason };
  if (failure instanceof NotAcceptable) return { available: failure.available };
  if (failure instanceof RateLimited) return { retryAfter: failure.retryAfter };
  return {};
}

function slugOfStoreError(error: unknown): string | undefined {
  if (error instanceof LogUnavailable) {
    return error.outcome === 'unknown' ? 'outcome-unknown' : 'event-store-unavailable';
  }
  if (error instanceof IdempotencyKeyReused) return 'idempotency-key-reused';
  if (error instanceof ConcurrencyConflict) return 'concurrent-change';
  if (error instanceof StorageFull) return 'storage-full';
  if (error instanceof NewerHistory) return 'newer-history';
  if (error instanceof PayloadTooLarge) return 'payload-too-large';
  // Refused by the store before anything was stored; it passes when the clocks agree again.
  if (error instanceof ClockSkew) return 'event-store-unavailable';
  // The register has moved, and this process is still configured for where it was: another one takes the request.
  if (error instanceof WrongStore) return 'event-store-unavailable';
  return undefined;
}
