/**
 * How a property of a row is kept. Each kind comes back from PostgreSQL exactly as it went in: a row that was saved
 * and loaded between two events must not fold differently from one that stayed in memory.
 * `decimal` is numeric without a scale, which keeps '12.50' apart from '12.5'; `amount` is a bigint of the smallest unit.
 */
export type ColumnKind = keyof typeof SQL_TYPES;

export const SQL_TYPES = {
  text: 'text',
  uuid: 'uuid',
  decimal: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  integer: 'bigint',
  amount: 'numeric',
  boolean: 'boolean',
  json: 'json',
} as const;

type KindFor<V> = undefined extends V
  ? never
  : [NonNullable<V>] extends [string]
    ? 'text' | 'uuid' | 'decimal' | 'date' | 'instant'
    : [NonNullable<V>] extends [number]
      ? 'integer'
      : [NonNullable<V>] extends [bigint]
        ? 'amount'
        : [NonNullable<V>] extends [boolean]
          ? 'boolean'
          : 'json';

/**
 * One kind per property; the column is the property in snake_case. Use null for "not there": `undefined` does not
 * survive a database, so a property that may be undefined does not compile. JSON is kept as
 * the text it came as: cheaper to write and to read than jsonb, and nothing here searches in it.
 */
export type Columns<Row> = { readonly [K in keyof Row & string]-?: KindFor<Row[K]> };

/** `approvedOn` → `approved_on`. */
export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
