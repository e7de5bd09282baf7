import { Money } from '../../../kernel/quantities/money.js';
import { CurrencyCode } from '../../../kernel/quantities/currencies.js';
import { parseDecimal } from '../../../kernel/quantities/decimal.js';
import { fault, pointerTo, type FieldFault, type FieldKind } from './field-kind.js';
import { parsedBy } from './parsed-by.js';

/** One of a closed list, compared exactly. Prototype names are no members. */
export function oneOf<Value extends string>(values: readonly Value[]): FieldKind<Value> {
  const known = new Set<unknown>(values);
  return {
    name: 'one-of',
    check: value =>
      known.has(value) ? undefined : fault('NOT_ONE_OF', `Expected one of: ${values.slice(0, 12).join(', ')}.`),
    schema: { type: 'string', enum: values },
    example: values[0] as Value,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** RFC 9562, lower case with hyphens: an id has one spelling. Nil and max are no ids. */
export function uuid(): FieldKind<string> {
  return {
    name: 'uuid',
    check: value =>
      typeof value === 'string' && value.length === 36 && UUID.test(value)
        ? undefined
        : fault('NOT_A_UUID', 'Expected a UUID in lower case, such as 7c9e6679-7425-40de-944b-e07fc1f90ae7.'),
    schema: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36, pattern: UUID.source },
    example: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  };
}

export interface IntegerOptions {
  readonly min: number;
  readonly max: number;
}

const DIGITS = /^-?(?:0|[1-9]\d{0,15})$/;

/** A whole number within bounds; never text in a body, digits only in a query. */
export function integer({ min, max }: IntegerOptions): FieldKind<number> {
  return {
    name: 'integer',
    check: value => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || Object.is(value, -0)) {
        return fault('NOT_AN_INTEGER', 'Expected a whole number.');
      }
      return value < min || value > max
        ? fault('INTEGER_OUT_OF_RANGE', `Expected a whole number from ${min} to ${max}.`)
        : undefined;
    },
    schema: { type: 'integer', minimum: min, maximum: max },
    example: min,
    fromText: digits => (DIGITS.test(digits) && digits !== '-0' ? Number(digits) : undefined),
  };
}

export function boolean(): FieldKind<boolean> {
  return {
    name: 'boolean',
    check: value => (typeof value === 'boolean' ? undefined : fault('NOT_A_BOOLEAN', 'Expected true or false.')),
    schema: { type: 'boolean' },
    example: true,
    fromText: words => (words === 'true' ? true : words === 'false' ? false : undefined),
  };
}

export interface DecimalOptions {
  /** Digits after the point, at most. */
  readonly scale: number;
  /** Decimal text, inclusive. Default "0". */
  readonly min?: string;
  /** Decimal text, inclusive. */
  readonly max: string;
  /** For the documentation: `MW`, `ha`, `%`. */
  readonly unit: string;
}

/** An exact decimal as text: a JSON number has been a float already. */
export function decimal({ scale, min = '0', max, unit }: DecimalOptions): FieldKind<string> {
  const lowest = parseDecimal(min, scale);
  const highest = parseDecimal(max, scale);
  return {
    name: 'decimal',
    check: value => {
      let units: bigint;
      try {
        units = parseDecimal(value, scale);
      } catch (error) {
        return fault('NOT_A_DECIMAL', error instanceof Error ? error.message : 'Expected decimal text.');
      }
      return units < lowest || units > highest
        ? fault('DECIMAL_OUT_OF_RANGE', `Expected from ${min} to ${max} ${unit}.`)
        : undefined;
    },
    schema: {
      type: 'string',
      description: `Decimal text, ${unit}.`,
      maxLength: 17 + scale,
      pattern: scale === 0 ? '^-?\\d{1,15}$' : `^-?\\d{1,15}(\\.\\d{1,${scale}})?$`,
    },
    example: min === '0' ? max : min,
  };
}

/** `{ amount, currency }`: the rule is Money's own. */
export function money({ positive = true }: { readonly positive?: boolean } = {}): FieldKind<{
  amount: string;
  currency: string;
}> {
  const rule = parsedBy(positive ? Money.parsePositive : Money.parse, {
    name: 'money',
    schema: {
      type: 'object',
      properties: {
        amount: { type: 'string', maxLength: 21, pattern: '^-?\\d{1,15}(\\.\\d{1,4})?$' },
        currency: currency().schema,
      },
      required: ['amount', 'currency'],
      additionalProperties: false,
    },
    example: { amount: '7400000000.00', currency: 'KZT' },
  });
  return { ...rule, check: value => unknownMembers(value, MONEY_MEMBERS) ?? insideMoney(value, rule.check(value)) };
}

/** Money's rule says what is wrong by its code; which member that is, callers are told by a pointer. */
function insideMoney(value: unknown, faults: readonly FieldFault[] | undefined): readonly FieldFault[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return faults;
  return faults?.map(found => ({ at: found.code.startsWith('CURRENCY') ? '/currency' : '/amount', ...found }));
}

const MONEY_MEMBERS = new Set(['amount', 'currency']);

/** ISO 4217, as the kernel knows it. */
export function currency(): FieldKind<string> {
  return parsedBy(CurrencyCode.parse, {
    name: 'currency',
    schema: { type: 'string', minLength: 3, maxLength: 3, pattern: '^[A-Z]{3}$' },
    example: 'KZT',
  });
}

/** Faults for members that a fixed shape does not have; nothing when there are none. */
export function unknownMembers(value: unknown, known: ReadonlySet<string>): readonly FieldFault[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const key in value) {
    if (!known.has(key)) return fault('UNKNOWN_PROPERTY', 'This property is not known here.', pointerTo(key));
  }
  return undefined;
}
