import { describe, expect, test } from '@jest/globals';
import { IsLowercase, validateSync } from 'class-validator';
import fc from 'fast-check';
import { compiled } from '../../src/platform/http/fields/compile.js';
import {
  Bin,
  BooleanField,
  BusinessDate,
  BusinessId,
  Country,
  CurrencyField,
  DecimalField,
  describeBody,
  exampleOf,
  Field,
  InstantField,
  IntegerField,
  Lei,
  ListOf,
  LocalizedText,
  MoneyField,
  mustReadBody,
  Nested,
  OneOf,
  ParsedBy,
  PercentField,
  readBody,
  text,
  Text,
  Url,
  uuid,
  Uuid,
} from '../../src/platform/http/index.js';
import { unbounded } from './support/bounds.js';
import { SampleBody } from './support/sample.controller.js';

const even = (value: unknown): number => {
  if (typeof value !== 'number' || value % 2 !== 0) throw new Error('Expected an even number.');
  return value;
};

class Inner {
  @Text({ max: 10, example: 'inner' }) name!: string;
  @IntegerField({ min: 0, max: 9 }) n!: number;
}

class Everything {
  @Text({ max: 20, min: 2, example: 'Abc' }) text!: string;
  @Text({ max: 50, multiline: true, example: 'a\n\tb' }) lines!: string;
  @LocalizedText({ max: 100 }) name!: object;
  @OneOf(['a', 'b']) code!: string;
  @Uuid() id!: string;
  @BusinessDate() day!: string;
  @InstantField() moment!: string;
  @DecimalField({ scale: 4, max: '1000', min: '-5', unit: 'ha' }) decimal!: string;
  @PercentField() percent!: string;
  @MoneyField() money!: object;
  @CurrencyField() currency!: string;
  @IntegerField({ min: -3, max: 1_000_000 }) integer!: number;
  @BooleanField() boolean!: boolean;
  @Nested(Inner) inner!: Inner;
  @ListOf(Inner, { min: 1, max: 3 }) inners!: Inner[];
  @ListOf(uuid(), { max: 3, unique: true }) ids!: string[];
  @BusinessId() businessId!: string;
  @Bin({ optional: true }) bin?: string;
  @Lei({ optional: true }) lei?: string;
  @Country() country!: string;
  @Url() url!: string;
  @ParsedBy(even, { name: 'even-number', schema: { type: 'integer', minimum: 0, maximum: 10 }, example: 4 })
  even!: number;
  @Text({ max: 5, nullable: true, optional: true }) note?: string | null;
}

const valid = (): Record<string, unknown> => exampleOf(Everything);

function faultsOf(changes: Record<string, unknown>): string[] {
  const read = readBody(Everything, JSON.parse(JSON.stringify({ ...valid(), ...changes })));
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

test('the examples of all kinds together are a valid body', () => {
  expect(readBody(Everything, valid())).toEqual({ ok: true, value: expect.any(Everything) });
});

test('a body holds what was sent, unchanged, in instances of its classes', () => {
  const body = mustReadBody(Everything, valid());
  expect(JSON.parse(JSON.stringify(body))).toEqual(JSON.parse(JSON.stringify(valid())));
  expect(body.inner).toBeInstanceOf(Inner);
  expect(body.inners[0]).toBeInstanceOf(Inner);
});

describe('refuses one wrong field and names it', () => {
  test.each<[string, unknown, string]>([
    ['text', 5, 'TEXT_NOT_TEXT'],
    ['text', '', 'TEXT_EMPTY'],
    ['text', 'x', 'TEXT_TOO_SHORT'],
    ['text', '😀', 'TEXT_TOO_SHORT'],
    ['text', 'x'.repeat(21), 'TEXT_TOO_LONG'],
    ['text', ' x y', 'TEXT_SPACES_AROUND'],
    ['text', 'a\nb', 'TEXT_CONTROL_CHARACTER'],
    ['text', 'a\u202eb', 'TEXT_CONTROL_CHARACTER'],
    ['text', '\u0438\u0306\u0438', 'TEXT_NOT_NFC'],
    ['lines', 'a\u0007b', 'TEXT_CONTROL_CHARACTER'],
    ['name', 'x', 'LOCALIZED_TEXT_NOT_LOCALIZED'],
    ['code', 'A', 'NOT_ONE_OF'],
    ['code', 'toString', 'NOT_ONE_OF'],
    ['id', '7C9E6679-7425-40DE-944B-E07FC1F90AE7', 'NOT_A_UUID'],
    ['id', '00000000-0000-0000-0000-000000000000', 'NOT_A_UUID'],
    ['day', '2023-02-29', 'LOCAL_DATE_NOT_A_DATE'],
    ['day', '2024-W01-1', 'LOCAL_DATE_NOT_A_DATE'],
    ['day', '1990-12-31', 'LOCAL_DATE_OUT_OF_RANGE'],
    ['day', '2099-01-01', 'BUSINESS_DATE_TOO_FAR_AHEAD'],
    ['moment', '2018-11-09T15:36:00', 'INSTANT_NOT_AN_INSTANT'],
    ['decimal', 1.5, 'NOT_A_DECIMAL'],
    ['decimal', '1.23456', 'NOT_A_DECIMAL'],
    ['decimal', '1e3', 'NOT_A_DECIMAL'],
    ['decimal', '1000.0001', 'DECIMAL_OUT_OF_RANGE'],
    ['decimal', '-5.0001', 'DECIMAL_OUT_OF_RANGE'],
    ['percent', '100.01', 'DECIMAL_OUT_OF_RANGE'],
    ['money', '5', 'MONEY_NOT_MONEY'],
    ['currency', 'XXX', 'CURRENCY_UNKNOWN'],
    ['integer', '5', 'NOT_AN_INTEGER'],
    ['integer', 1.5, 'NOT_AN_INTEGER'],
    ['integer', 2 ** 53, 'NOT_AN_INTEGER'],
    ['integer', -4, 'INTEGER_OUT_OF_RANGE'],
    ['boolean', 'true', 'NOT_A_BOOLEAN'],
    ['inner', [], 'NOT_AN_OBJECT'],
    ['inners', {}, 'NOT_A_LIST'],
    ['inners', [], 'LIST_TOO_SHORT'],
    ['inners', Array(4).fill({ name: 'x', n: 1 }), 'LIST_TOO_LONG'],
    ['businessId', 'a b', 'BUSINESS_ID_NOT_AN_ID'],
    ['bin', '880101300019', 'BIN_NAMES_A_PERSON'],
    ['lei', '5493001KJTIIGC8Y1R13', 'LEI_WRONG_CHECK_DIGITS'],
    ['country', 'kz', 'COUNTRY_UNKNOWN'],
    ['url', 'javascript:alert(1)', 'NOT_A_URL'],
    ['url', 'https://user:secret@example.org/', 'NOT_A_URL'],
    ['even', 3, 'EVEN_NUMBER'],
    ['text', null, 'NULL_REFUSED'],
    ['text', undefined, 'REQUIRED'],
  ])('%s: %j is %s', (field, value, code) => {
    expect(faultsOf({ [field]: value })).toEqual([`/${field} ${code}`]);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ inner: { name: 'x', n: 10 } }, '/inner/n INTEGER_OUT_OF_RANGE'],
    [
      {
        inners: [
          { name: 'x', n: 1 },
          { name: 'x', n: 'y' },
        ],
      },
      '/inners/1/n NOT_AN_INTEGER',
    ],
    [{ inners: [{ name: 'x', n: 1, more: 1 }] }, '/inners/0/more UNKNOWN_PROPERTY'],
    [{ ids: ['7c9e6679-7425-40de-944b-e07fc1f90ae7', 'x'] }, '/ids/1 NOT_A_UUID'],
    [{ ids: Array(2).fill('7c9e6679-7425-40de-944b-e07fc1f90ae7') }, '/ids LIST_REPEATS'],
    [{ name: { kk: 'x', ru: ' y' } }, '/name/ru TEXT_SPACES_AROUND'],
    [{ name: { kk: 'x' } }, '/name/ru LOCALIZED_TEXT_LANGUAGE_MISSING'],
    [{ name: { kk: 'x', ru: 'y', de: 'z' } }, '/name/de LOCALIZED_TEXT_LANGUAGE_UNKNOWN'],
    [{ name: { kk: 'x', ru: '' } }, '/name/ru TEXT_EMPTY'],
    [{ money: { amount: 5, currency: 'KZT' } }, '/money/amount MONEY_NOT_A_DECIMAL'],
    [{ money: { amount: '5.001', currency: 'KZT' } }, '/money/amount MONEY_NOT_A_DECIMAL'],
    [{ money: { amount: '0', currency: 'KZT' } }, '/money/amount MONEY_NOT_POSITIVE'],
    [{ money: { amount: '5', currency: 'kzt' } }, '/money/currency CURRENCY_UNKNOWN'],
    [{ money: { amount: '5', currency: 'KZT', rate: '1' } }, '/money/rate UNKNOWN_PROPERTY'],
    [{ unknown: 1 }, '/unknown UNKNOWN_PROPERTY'],
    [{ 'a/b~c': 1 }, '/a~1b~0c UNKNOWN_PROPERTY'],
  ])('inside a value: %j', (changes, expected) => {
    expect(faultsOf(changes)).toEqual([expected]);
  });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the key %s is unknown, not silently dropped',
  key => {
    const parsed: unknown = JSON.parse(JSON.stringify(valid()).replace('{', `{"${key}":{"x":1},`));
    const read = readBody(Everything, parsed);
    expect(read).toMatchObject({ ok: false, faults: [{ pointer: `/${key}`, code: 'UNKNOWN_PROPERTY' }] });
  },
);

test.each([[null], [5], ['x'], [[]], [true]])('%j is no body', value => {
  expect(readBody(Everything, value)).toMatchObject({ ok: false, faults: [{ pointer: '', code: 'NOT_AN_OBJECT' }] });
});

test('all faults come together, and an answer names twenty of them', () => {
  expect(faultsOf({ text: 1, code: 1, integer: 'x', more: 1 })).toEqual([
    '/more UNKNOWN_PROPERTY',
    '/text TEXT_NOT_TEXT',
    '/code NOT_ONE_OF',
    '/integer NOT_AN_INTEGER',
  ]);
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x${index}`, 1]));
  expect(thrownBy(() => mustReadBody(Everything, { ...valid(), ...many }))).toMatchObject({ faults: { length: 20 } });
});

test('no fault repeats the value', () => {
  for (const field of Object.keys(valid())) {
    const read = readBody(Everything, { ...valid(), [field]: 'S3CRET\u0000' });
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('S3CRET');
  }
});

test('null is a value only where the field says so', () => {
  expect(faultsOf({ note: null })).toEqual([]);
  expect(faultsOf({ note: 'abc' })).toEqual([]);
  expect(faultsOf({ note: undefined })).toEqual([]);
});

test('a plain class-validator rule may stand beside a field and is honoured', () => {
  class Beside {
    @IsLowercase()
    @Text({ max: 10, example: 'abc' })
    name!: string;
  }
  expect(readBody(Beside, { name: 'ABC' })).toMatchObject({
    ok: false,
    faults: [{ pointer: '/name', code: 'IS_LOWERCASE' }],
  });
  expect(readBody(Beside, { name: 'abc' }).ok).toBe(true);
});

test('a rule without a field decorator is refused when the class is first used: its schema would be unknown', () => {
  class Undescribed {
    @IsLowercase() name!: string;
  }
  expect(() => readBody(Undescribed, {})).toThrow('Undescribed.name has a rule but no field decorator');
});

test('fields of a base class belong to the body', () => {
  class Base {
    @Uuid() id!: string;
  }
  class Derived extends Base {
    @Text({ max: 5 }) name!: string;
  }
  expect(Object.keys(describeBody(Derived).properties ?? {})).toEqual(['id', 'name']);
  expect(readBody(Derived, { name: 'x' })).toMatchObject({ ok: false, faults: [{ pointer: '/id', code: 'REQUIRED' }] });
});

test('a parse that stumbles over a shape is a fault in our words, not in those of JavaScript', () => {
  class Stumbling {
    @ParsedBy((value: string) => value.trim().length, {
      name: 'trimmed',
      schema: { type: 'string', maxLength: 5 },
      example: 'x',
    })
    name!: string;
  }
  expect(readBody(Stumbling, { name: 5 })).toMatchObject({
    ok: false,
    faults: [{ pointer: '/name', code: 'TRIMMED', detail: 'The value is not in the expected form.' }],
  });
});

describe('the compiled check and validateSync', () => {
  const anything = fc.oneof(
    fc.constantFrom<unknown>(null, '', 'a', 'b', 'Abc', '1.5', '2021-05-01', 'KZT', 4, 3, 0, -1, 1.5, true, [], {}),
    fc.constant(exampleOf(Inner)),
    fc.constant([exampleOf(Inner)]),
    fc.constant({ amount: '5', currency: 'KZT' }),
  );
  const field = fc.constantFrom(...Object.keys(exampleOf(Everything)));

  test('agree on every field, whatever stands in it', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(field, anything), { maxLength: 4 }), changes => {
        const given = { ...valid(), ...Object.fromEntries(changes) };
        const read = readBody(Everything, given);
        const ours = read.ok ? [] : [...new Set(read.faults.map(({ pointer = '' }) => pointer.split('/')[1]))];
        const instance = Object.assign(new Everything(), given);
        const theirs = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true }).map(
          error => error.property,
        );
        expect(ours.sort()).toEqual(theirs.sort());
        if (theirs.length > 0) refused++;
      }),
      { numRuns: 1_000 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  test('agree that a valid body is valid', () => {
    const instance = compiled(SampleBody).build(exampleOf(SampleBody));
    expect(validateSync(instance, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
  });
});

test('no kind describes text, lists or numbers without an end', () => {
  expect(unbounded(describeBody(Everything))).toEqual([]);
  expect(unbounded({ type: 'object', properties: { a: { type: 'string' } } })).toEqual(['#', '#/a']);
});

test('a kind of its own can be a field', () => {
  class Custom {
    @Field(text({ max: 3, pattern: { regex: /^[A-Z]+$/, detail: 'Capitals.' }, example: 'ABC' })) code!: string;
  }
  expect(readBody(Custom, { code: 'abc' })).toMatchObject({
    ok: false,
    faults: [{ code: 'TEXT_NOT_IN_FORM', detail: 'Capitals.' }],
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
