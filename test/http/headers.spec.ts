import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { hmacSha256 } from '../../src/platform/http/routes/hmac.js';
import { readPrefer } from '../../src/platform/http/headers/prefer.js';
import { correlationIdOf, traceIdOf } from '../../src/platform/http/headers/traceparent.js';
import { readIdempotencyKey, quoteKey } from '../../src/platform/http/headers/idempotency-key.js';
import { businessDayAt } from '../../src/platform/http/routes/business-day.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('Prefer', () => {
  test.each([
    [undefined, null, false],
    ['wait=5', 5_000, false],
    ['WAIT=5, return=minimal', 5_000, true],
    ['wait=1, wait=9', 1_000, false],
    ['wait=0', 0, false],
    ['wait=3600', 10_000, false],
    ['wait=soon, wait=-1, wait=1.5, wait=', null, false],
    ['return=representation, return=minimal', null, false],
    ['handling=lenient; wait=5, respond-async', null, false],
    [';;;===,,,', null, false],
  ])('%s', (header, waitMs, minimal) => {
    expect(readPrefer(header)).toEqual({ waitMs, minimal });
  });
});

describe('traceparent', () => {
  test.each([
    [`00-${TRACE}-00f067aa0ba902b7-01`, TRACE],
    [`01-${TRACE}-00f067aa0ba902b7-01-more`, TRACE],
    [`ff-${TRACE}-00f067aa0ba902b7-01`, undefined],
    [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, undefined],
    [`00-${TRACE}-${'0'.repeat(16)}-01`, undefined],
    [`00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`, undefined],
    ['x', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => {
    expect(traceIdOf(header)).toBe(expected);
  });

  test('is a correlation id only where none is given', () => {
    expect(correlationIdOf('case-1', `00-${TRACE}-00f067aa0ba902b7-01`)).toBe('case-1');
    expect(correlationIdOf('line\nbreak', `00-${TRACE}-00f067aa0ba902b7-01`)).toBe(TRACE);
    expect(correlationIdOf('x'.repeat(65), undefined)).toBeUndefined();
  });
});

test.each(['simple', 'with"quote', 'back\\slash', '"', '~'])('the key %j survives quoting and reading', key => {
  expect(readIdempotencyKey(quoteKey(key))).toBe(key);
});

test('a business day is the day in Almaty, by the zone of its time: +06 until March 2024, +05 since', () => {
  expect(businessDayAt(Date.parse('2024-02-10T18:30:00Z'))).toBe('2024-02-11');
  expect(businessDayAt(Date.parse('2024-03-10T18:30:00Z'))).toBe('2024-03-10');
  expect(businessDayAt(Date.parse('2024-03-10T18:59:59.999Z'))).toBe('2024-03-10');
  expect(businessDayAt(Date.parse('2024-03-10T19:00:00Z'))).toBe('2024-03-11');
});

describe('the keyed digest', () => {
  test.each([16, 32, 64, 65, 200])('is HMAC-SHA-256 as Node makes it, with a key of %i bytes', length => {
    const key = Buffer.alloc(length, 0xa5);
    const digest = hmacSha256(key);
    for (const text of ['', 'abc', 'Қазақша 𝄞', 'x'.repeat(5_000), 'я'.repeat(70_000), 'abc']) {
      expect(digest(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }
  });
});
