import { createHash } from 'node:crypto';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { InvalidInput } from '../problems/errors.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

/** Where a page starts: after the item with this key (keyset), or before it when `backwards`. */
export interface PageRequest {
  readonly limit: number;
  /** The key the route gave as `next` or `prev`; null on the first page. Same shape as the route wrote it. */
  readonly after: Json | null;
  /** The page before `after`: select in reverse order, answer in the usual one. */
  readonly backwards: boolean;
}

/** The filters a cursor belongs to: a cursor under other filters would skip items silently. */
export function filtersHash(action: string, filters: object): string {
  const named = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([action, named]))
    .digest('base64url')
    .slice(0, 16);
}

export function writeCursor(filters: string, key: Json, backwards: boolean): string {
  return Buffer.from(JSON.stringify([filters, backwards ? 1 : 0, key])).toString('base64url');
}

/** Throws InvalidInput for what we did not write, or wrote for other filters. */
export function readCursor(cursor: string, filters: string): { readonly key: Json; readonly backwards: boolean } {
  try {
    const [hash, direction, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      unknown,
      unknown,
      Json,
    ];
    if (
      hash === filters &&
      (direction === 0 || direction === 1) &&
      writeCursor(filters, key, direction === 1) === cursor
    ) {
      return { key, backwards: direction === 1 };
    }
  } catch {
    // Falls through: what is unreadable is refused like what is foreign.
  }
  throw new InvalidInput([
    { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one this list gave for these filters.' },
  ]);
}
