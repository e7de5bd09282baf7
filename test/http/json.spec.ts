import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPlainlyFine } from '../../src/platform/http/json/fast-scan.js';
import { GEOMETRY_LIMITS, PLAIN_LIMITS } from '../../src/platform/http/json/limits.js';
import { parseJson } from '../../src/platform/http/json/parse-json.js';
import { scan } from '../../src/platform/http/json/scan.js';

const parse = (text: string | Uint8Array, limits = PLAIN_LIMITS) =>
  parseJson(typeof text === 'string' ? Buffer.from(text) : text, limits);
const codes = (text: string | Uint8Array): string[] => {
  const parsed = parse(text);
  return parsed.fatal === undefined ? parsed.faults.map(({ at, code }) => `${at} ${code}`) : [`! ${parsed.fatal.code}`];
};

describe('ends the reading', () => {
  test.each([
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x80, 0x22), 'JSON_NOT_UTF8'],
    ['a byte order mark', Buffer.from('\ufeff{}'), 'JSON_BYTE_ORDER_MARK'],
    ['an empty body', Buffer.alloc(0), 'JSON_SYNTAX'],
    ['an overlong form', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), 'JSON_NOT_UTF8'],
    ['a surrogate as bytes', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), 'JSON_NOT_UTF8'],
    ['half a character at the end', Uint8Array.of(0x22, 0xd0), 'JSON_NOT_UTF8'],
    ['two documents', Buffer.from('{}{}'), 'JSON_SYNTAX'],
    ['33 levels', Buffer.from('['.repeat(33) + ']'.repeat(33)), 'JSON_TOO_DEEP'],
    ['30,000 levels', Buffer.from('['.repeat(30_000) + ']'.repeat(30_000)), 'JSON_TOO_DEEP'],
    ['10,001 values', Buffer.from(`[${Array(10_000).fill(0).join(',')}]`), 'JSON_TOO_MANY_VALUES'],
    [
      '10,001 members',
      Buffer.from(`{${Array.from({ length: 10_000 }, (_, i) => `"${i}":0`).join(',')}}`),
      'JSON_TOO_MANY_VALUES',
    ],
  ])('%s', (_name, bytes, code) => {
    expect(codes(bytes)).toEqual([`! ${code}`]);
  });

  test.each(["{'a':1}", '{"a":1,}', '{"a":NaN}', '[1 2]', '{"a":01}', '{"a":+1}', '{"a":1}//', '"\t"', '{"a"}'])(
    'what is not JSON: %s',
    text => {
      expect(codes(text)).toEqual(['! JSON_SYNTAX']);
    },
  );
});

test('32 levels, 10,000 values and 200 keys are within the limits', () => {
  expect(codes('['.repeat(32) + ']'.repeat(32))).toEqual([]);
  expect(codes(`[${Array(9_999).fill(0).join(',')}]`)).toEqual([]);
  expect(codes(`{${Array.from({ length: 200 }, (_, i) => `"${i}":0`).join(',')}}`)).toEqual([]);
});

test('a geometry may have 40,000 values', () => {
  const text = `[${Array(39_999).fill(0).join(',')}]`;
  expect(parse(text, GEOMETRY_LIMITS).fatal).toBeUndefined();
  expect(parse(text.replace('[', '[0,'), GEOMETRY_LIMITS).fatal?.code).toBe('JSON_TOO_MANY_VALUES');
});

describe('finds, with a pointer', () => {
  test.each([
    ['a repeated key', '{"a":1,"a":2}', '/a JSON_KEY_REPEATED'],
    ['a key repeated with an escape', '{"a":1,"\\u0061":2}', '/a JSON_KEY_REPEATED'],
    ['a key repeated deep inside', '{"a":[{"b":{"c":1,"c":1}}]}', '/a/0/b/c JSON_KEY_REPEATED'],
    ['a repeated __proto__', '{"__proto__":1,"__proto__":2}', '/__proto__ JSON_KEY_REPEATED'],
    ['NUL', '{"a":"x\\u0000"}', '/a JSON_CONTROL_CHARACTER'],
    ['ESC in a key', '{"\\u001b":1}', '/\u001b JSON_CONTROL_CHARACTER'],
    ['carriage return', '{"a":"\\r\\n"}', '/a JSON_CONTROL_CHARACTER'],
    ['a lone surrogate', '["\\ud800"]', '/0 JSON_LONE_SURROGATE'],
    ['an integer beyond 2^53', '{"a":9007199254740993}', '/a JSON_NUMBER_NOT_EXACT'],
    ['an amount a double cannot hold', '{"a":99999999999999.991}', '/a JSON_NUMBER_NOT_EXACT'],
    ['minus zero', '[-0]', '/0 JSON_NUMBER_NOT_EXACT'],
    ['an exponent', '[1e3]', '/0 JSON_NUMBER_NOT_EXACT'],
    ['beyond every double', '[1e400]', '/0 JSON_NUMBER_NOT_EXACT'],
    ['201 keys', `{"a":{${Array.from({ length: 201 }, (_, i) => `"${i}":0`).join(',')}}}`, '/a JSON_TOO_MANY_KEYS'],
    ['a text of 20,001', `{"a~/":"${'x'.repeat(20_001)}"}`, '/a~0~1 JSON_STRING_TOO_LONG'],
  ])('%s', (_name, text, expected) => {
    expect(codes(text)).toEqual([expected]);
  });

  test('everything that is wrong, together', () => {
    expect(codes('{"a":1,"a":1e3,"b":"\\u0000"}')).toEqual([
      '/a JSON_KEY_REPEATED',
      '/a JSON_NUMBER_NOT_EXACT',
      '/b JSON_CONTROL_CHARACTER',
    ]);
  });
});

test('tab and line feed inside text are no fault', () => {
  expect(codes('{"a":"x\\n\\ty \\"z\\" \\\\ \\/"}')).toEqual([]);
});

test('no fault repeats the value', () => {
  const parsed = parse('{"a":123456789012345678901234567890,"a":"SECRET\\u0000"}');
  expect(JSON.stringify({ ...parsed, value: null })).not.toMatch(/SECRET|12345/);
});

/** JSON written in every allowed way: spaces, escapes, odd numbers, repeated keys. */
const space = fc.constantFrom('', '', '', ' ', '\n', '\t ');
const literal = fc.oneof(
  fc.constantFrom('null', 'true', 'false', '0', '-1', '12.5', '1e3', '-0', '1.50', '9007199254740993', '1E-7', '1e-7'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => JSON.stringify(n)),
  fc.string({ unit: 'binary', maxLength: 8 }).map(s => JSON.stringify(s)),
  fc.constantFrom(
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\u0000"',
    '"\\u0061"',
    '"қ\\n"',
    '"\\""',
    '"\\\\"',
    '"a\\\\\\"b"',
  ),
);
const key = fc.constantFrom('"a"', '"b"', '"\\u0061"', '"\\"]"', '""', '"__proto__"', '"}"', '"x:y"', '"\\\\"');
const { document } = fc.letrec<{ document: string }>(tie => ({
  document: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    fc
      .tuple(space, fc.array(fc.tuple(tie('document'), space), { maxLength: 5 }))
      .map(([s, items]) => `[${s}${items.map(([item, after]) => item + after).join(',')}]`),
    fc
      .tuple(space, fc.array(fc.tuple(key, space, tie('document'), space), { maxLength: 5 }))
      .map(
        ([s, items]) =>
          `{${s}${items.map(([k, before, item, after]) => `${k}${before}:${before}${item}${after}`).join(',')}}`,
      ),
  ),
}));
const tight = { ...PLAIN_LIMITS, depth: 3, nodes: 12, keysPerObject: 3, stringLength: 5 };
const RUNS = Number(process.env['JSON_RUNS'] ?? 3_000);

test('the quick look never passes what the close look finds fault with', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(tight, PLAIN_LIMITS), (text, limits) => {
      if (!isPlainlyFine(text, JSON.parse(text), limits)) return;
      expect(scan(text, limits)).toEqual({ faults: [] });
    }),
    { numRuns: RUNS },
  );
});

test('a document without fault is what JSON.parse says it is, and comes back the same', () => {
  fc.assert(
    fc.property(document, text => {
      const parsed = parse(text);
      if (parsed.fatal !== undefined) return expect(parsed.fatal.code).toMatch(/TOO/);
      expect(parsed.value).toEqual(JSON.parse(text));
      if (parsed.faults.length > 0) return;
      const squeezed = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, token =>
        token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : '',
      );
      // Object keys like "7" would change places; none of ours does.
      expect(JSON.stringify(parsed.value)).toBe(squeezed);
    }),
    { numRuns: RUNS },
  );
});

test('a damaged document is refused exactly when JSON.parse refuses it', () => {
  fc.assert(
    fc.property(
      document,
      fc.nat(),
      fc.constantFrom('', '"', '\\', ',', '{', '0', '\u0000'),
      (text, position, splinter) => {
        const at = position % (text.length + 1);
        const damaged = text.slice(0, at) + splinter + text.slice(at + 1);
        if (/\p{Surrogate}/u.test(damaged)) return;
        const parsed = parse(damaged);
        expect(parsed.fatal?.code === 'JSON_SYNTAX').toBe(!isJson(damaged));
      },
    ),
    { numRuns: RUNS },
  );
});

test('a usual body never needs the close look', () => {
  const usual =
    '{"title":{"kk":"Қазақша \\n \\"x\\"","ru":"a"},"n":[1,2.5,-3],"ok":true,"none":null,"cost":{"amount":"1.00"}}';
  expect(isPlainlyFine(usual, JSON.parse(usual), PLAIN_LIMITS)).toBe(true);
});

test('64 kB of brackets, keys, numbers or escapes never stall the process', () => {
  const texts = [
    '['.repeat(65_000),
    '{"a":'.repeat(13_000),
    `[${'1,'.repeat(32_000)}1]`,
    `["${'\\u0061'.repeat(10_900)}"]`,
  ];
  for (const text of texts) {
    const start = performance.now();
    parse(text);
    expect(performance.now() - start).toBeLessThan(2_000); // a few ms on an idle core; the careless way takes seconds
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('the replacement character itself may be sent', () => {
  expect(parse('"a\ufffdb"')).toEqual({ value: 'a\ufffdb', faults: [] });
});
