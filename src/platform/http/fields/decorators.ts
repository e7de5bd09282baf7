import { Field, type FieldOptions } from './field.js';
import { BusinessId as BusinessIdText } from '../../../kernel/text/identifiers.js';
import { Bin as BinText, Lei as LeiText } from '../../../kernel/text/identifiers.js';
import { Country as CountryCode } from '../../../kernel/text/identifiers.js';
import { listOf, nested, type BodyClass, type ListOptions } from './compound.js';
import { businessDate, instant } from './dates.js';
import type { FieldKind } from './field-kind.js';
import {
  boolean,
  currency,
  decimal,
  integer,
  money,
  oneOf,
  uuid,
  type DecimalOptions,
  type IntegerOptions,
} from './kinds.js';
import { parsedBy, type ParsedByOptions } from './parsed-by.js';
import { localizedText, text, type TextOptions } from './text.js';
import { url } from './url.js';

/**
 * One decorator per kind of field: the rule for class-validator and the schema for OpenAPI, said once (ruling 29).
 * A body holds what was sent, unchanged; the controller turns it into value objects.
 */

/** `@Text({ max: 300 }) title!: string` */
export const Text = (options: TextOptions & FieldOptions): PropertyDecorator => Field(text(options), options);

/** `{ kk, ru, en? }` */
export const LocalizedText = (options: TextOptions & FieldOptions): PropertyDecorator =>
  Field(localizedText(options), options);

/** A closed code list, compared exactly. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  Field(oneOf(values), options);

export const Uuid = (options: FieldOptions = {}): PropertyDecorator => Field(uuid(), options);

/** `YYYY-MM-DD`, a real day from 1991-01-01 to 60 years ahead. */
export const BusinessDate = (options: FieldOptions = {}): PropertyDecorator => Field(businessDate(), options);

/** RFC 3339 with an offset. */
export const InstantField = (options: FieldOptions = {}): PropertyDecorator => Field(instant(), options);

/** `@DecimalField({ scale: 6, max: '100000', unit: 'MW' }) capacityMw!: string` */
export const DecimalField = (options: DecimalOptions & FieldOptions): PropertyDecorator =>
  Field(decimal(options), options);

/** 0 to 100 with two decimals, as text. */
export const PercentField = (options: FieldOptions = {}): PropertyDecorator =>
  Field(decimal({ scale: 2, max: '100', unit: '%' }), options);

/** `{ amount, currency }`; more than zero unless `positive: false`. */
export const MoneyField = (options: FieldOptions & { readonly positive?: boolean } = {}): PropertyDecorator =>
  Field(money(options), options);

export const CurrencyField = (options: FieldOptions = {}): PropertyDecorator => Field(currency(), options);

export const IntegerField = (options: IntegerOptions & FieldOptions): PropertyDecorator =>
  Field(integer(options), options);

export const BooleanField = (options: FieldOptions = {}): PropertyDecorator => Field(boolean(), options);

/** An object of a class with fields of its own. */
export const Nested = (type: BodyClass, options: FieldOptions = {}): PropertyDecorator => Field(nested(type), options);

/** `@ListOf(StepBody, { min: 1, max: 100 })` or of a kind: `@ListOf(uuid(), { max: 20 })`. */
export const ListOf = (item: FieldKind | BodyClass, options: ListOptions & FieldOptions): PropertyDecorator =>
  Field(listOf(item, options), options);

/** http or https, without credentials, at most 2,000 characters. */
export const Url = (options: FieldOptions = {}): PropertyDecorator => Field(url(), options);

/** The rule is a value object's `parse`, which throws an Error with a message. */
export const ParsedBy = <Value>(
  parse: (value: never) => unknown,
  options: ParsedByOptions<Value> & FieldOptions,
): PropertyDecorator => Field(parsedBy(parse, options), options);

/** The caller's own id of a fact: 1 to 64 of `A-Z a-z 0-9 . _ : -`. */
export const BusinessId = (options: FieldOptions = {}): PropertyDecorator =>
  Field(
    parsedBy(BusinessIdText.parse, {
      name: 'business-id',
      schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]{1,64}$' },
      example: 'PAY-2021-0042',
    }),
    options,
  );

/** Business identification number, check digit included. */
export const Bin = (options: FieldOptions = {}): PropertyDecorator =>
  Field(
    parsedBy(BinText.parse, {
      name: 'bin',
      schema: { type: 'string', minLength: 12, maxLength: 12, pattern: '^\\d{12}$' },
      example: '180340021791',
    }),
    options,
  );

/** ISO 17442, check digits included. */
export const Lei = (options: FieldOptions = {}): PropertyDecorator =>
  Field(
    parsedBy(LeiText.parse, {
      name: 'lei',
      schema: { type: 'string', minLength: 20, maxLength: 20, pattern: '^[0-9A-Z]{18}\\d{2}$' },
      example: '5493001KJTIIGC8Y1R12',
    }),
    options,
  );

/** ISO 3166-1 alpha-2. */
export const Country = (options: FieldOptions = {}): PropertyDecorator =>
  Field(
    parsedBy(CountryCode.parse, {
      name: 'country',
      schema: { type: 'string', minLength: 2, maxLength: 2, pattern: '^[A-Z]{2}$' },
      example: 'KZ',
    }),
    options,
  );
