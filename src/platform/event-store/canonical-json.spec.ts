import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, NotCanonical, parseCanonical } from './canonical-json.js';

function refusal(value: unknown): NotCanonical {
  try {
    canonicalJson(value);
  } catch (error) {
    if (error instanceof NotCanonical) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('canonical JSON', () => {
  it('sorts keys by their code units, at every depth', () => {
    expect(canonicalJson({ b: { z: 1, Z: 2 }, a: [{ y: null, x: true }] })).toBe(
      '{"a":[{"x":true,"y":null}],"b":{"Z":2,"z":1}}',
    );
  });

  it('escapes what RFC 8785 escapes, and nothing else', () => {
    expect(canonicalJson('a"\\\u0000\u001f\n/é\u2028Қ😀')).toBe('"a\\"\\\\\\u0000\\u001f\\n/é\u2028Қ😀"');
  });

  it('gives equal text for equal values, and reads it back as the same value', () => {
    const key = fc
      .stringMatching(/^[A-Za-z][A-Za-z0-9_.:$-]{0,6}$/)
      .filter(k => k !== 'constructor' && k !== 'prototype');
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger().map(n => (n === 0 ? 0 : n)),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, v => {
        const text = canonicalJson(v);
        expect(JSON.parse(text)).toEqual(v);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ['a fraction', { a: [{ m: 0.1 }] }, '/a/0/m'],
    ['an integer that was rounded', { n: 9007199254740993 }, '/n'],
    ['minus zero', [-0], '/0'],
    ['NaN', { n: NaN }, '/n'],
    ['a BigInt', { n: 1n }, '/n'],
    ['undefined, which JSON.stringify drops', { gone: undefined }, '/gone'],
    ['a Date, which JSON.stringify rewrites', { at: new Date(0) }, '/at'],
    ['a class instance', { m: new Map() }, '/m'],
    ['a function', { toJSON: () => 1 }, '/toJSON'],
    ['a hole in an array', [1, , 3], '/1'],
    ['a lone surrogate', { t: 'x\ud800y' }, '/t'],
    ['a key that is not ASCII', { ключ: 1 }, '/ключ'],
    ['a key that starts with a digit', { a: { '1b': 1 } }, '/a/1b'],
    ['an empty key', { '': 1 }, '/'],
    ['a key with a slash, escaped in the pointer', { 'a/b~': 1 }, '/a~1b~0'],
    ['__proto__ as a key', JSON.parse('{"__proto__":1}'), '/__proto__'],
    ['constructor as a key', { constructor: 1 }, '/constructor'],
    ['prototype as a key', { prototype: 1 }, '/prototype'],
  ])('refuses %s and says where', (_what, value, pointer) => {
    const error = refusal(value);
    expect(error.pointer).toBe(pointer);
    expect(error.message).toContain(pointer);
  });

  it('refuses a value that contains itself instead of running out of stack', () => {
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    expect(refusal(loop).reason).toBe('nested deeper than 64');
  });

  it('reads only canonical text: duplicate keys, spaces and other escapes are refused', () => {
    expect(parseCanonical('{"a":1}')).toEqual({ a: 1 });
    for (const text of ['{"a":1,"a":1}', '{ "a":1}', '"\\u0041"', '1.0']) {
      expect(() => parseCanonical(text)).toThrow(NotCanonical);
    }
  });
});
