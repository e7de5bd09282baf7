import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { InvalidInput } from '../problems/errors.js';
import { canonical } from './fingerprint.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

/** Where a page starts: after the item with this key (keyset), or before it when `backwards`. */
export interface PageRequest {
  readonly limit: number;
  /** The key the route gave as `next` or `prev`, exactly; null on the first page. */
  readonly after: Json | null;
  /** The page before `after`: select in reverse order, answer in the usual one. */
  readonly backwards: boolean;
}

/**
 * Opaque keyset cursors of one list under one set of filters, signed: what a route finds in `after` is what it wrote.
 * Without the signature a made-up key would reach the SQL of the list; under other filters, items would be skipped.
 */
export class Cursors {
  constructor(
    private readonly key: Uint8Array,
    /** The list (action and path) and its filters. */
    private readonly list: readonly [action: string, path: string, filters: unknown],
  ) {}

  write(key: Json, backwards: boolean): string {
    const text = JSON.stringify([backwards ? 1 : 0, key]);
    return `${Buffer.from(text).toString('base64url')}.${this.sign(text).toString('base64url')}`;
  }

  /** Throws InvalidInput for what this list did not write. */
  read(cursor: string): { readonly key: Json; readonly backwards: boolean } {
    const [body = '', signature = ''] = cursor.split('.', 2);
    const text = Buffer.from(body, 'base64url').toString('utf8');
    const expected = this.sign(text);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new InvalidInput([
        {
          parameter: 'cursor',
          code: 'CURSOR_INVALID',
          detail: 'This list did not give this cursor for these filters.',
        },
      ]);
    }
    const [direction, key] = JSON.parse(text) as [number, Json];
    return { key, backwards: direction === 1 };
  }

  private sign(text: string): Buffer {
    return createHmac('sha256', this.key)
      .update(canonical(['cursor', this.list, text]))
      .digest()
      .subarray(0, 16);
  }
}
