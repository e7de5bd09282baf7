import { IdempotencyKeyMissing, InvalidInput } from '../problems/errors.js';

const VISIBLE = /^[\x21-\x7e]{1,255}$/;
const QUOTED = /^"((?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * draft-ietf-httpapi-idempotency-key-header-07: an RFC 9651 String; clients send it bare just as often, so both are
 * read, and the same key either way is the same key. 1 to 255 visible ASCII characters.
 */
export function readIdempotencyKey(header: string | undefined): string {
  if (header === undefined) throw new IdempotencyKeyMissing();
  const quoted = QUOTED.exec(header);
  const key = quoted === null ? header : (quoted[1] ?? '').replace(/\\(["\\])/g, '$1');
  if (!VISIBLE.test(key) || (quoted === null && key.includes('"'))) {
    throw new InvalidInput([
      {
        header: 'Idempotency-Key',
        code: 'IDEMPOTENCY_KEY_MALFORMED',
        detail: 'Expected 1 to 255 visible ASCII characters, quoted or bare.',
      },
    ]);
  }
  return key;
}

/** As the draft writes it; echoed on answers. */
export function quoteKey(key: string): string {
  return `"${key.replace(/["\\]/g, '\\$&')}"`;
}
