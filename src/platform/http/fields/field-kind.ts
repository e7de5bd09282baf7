import type { JsonSchema } from './json-schema.js';

/** A fault found in one value. `at` is a JSON Pointer relative to that value; empty or absent is the value itself. */
export interface FieldFault {
  readonly at?: string;
  readonly detail: string;
  readonly code: string;
}

/**
 * A kind of field: its rule and its schema, said once. Rule and schema accept the same values as far as JSON Schema
 * can say it; what it cannot (a calendar, a check digit) only the rule knows.
 */
export interface FieldKind<Value = unknown> {
  /** kebab-case; the name of the rule in class-validator. */
  readonly name: string;
  /** Nothing when the value is right. Total: takes any parsed JSON, never throws, never repeats the value. */
  readonly check: (value: unknown) => readonly FieldFault[] | undefined;
  readonly schema: JsonSchema;
  /** A value the rule accepts, shown in the documentation and sent by generated tests. */
  readonly example: Value;
  /** Reads query text into what `check` takes; absent: the text itself. `undefined` is "not readable". */
  readonly fromText?: (text: string) => unknown;
  /** Turns a checked value into what the body holds; absent: the value itself. */
  readonly build?: (value: unknown) => Value;
}

/** One fault, as `check` returns it. */
export function fault(code: string, detail: string, at?: string): readonly FieldFault[] {
  return at === undefined ? [{ detail, code }] : [{ at, detail, code }];
}

/** One reference token of RFC 6901, cut: a key of the caller is shown, a novel is not. */
export function pointerTo(key: string): string {
  return '/' + key.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1');
}
