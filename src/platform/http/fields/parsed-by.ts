import { fault, type FieldFault, type FieldKind } from './field-kind.js';
import type { JsonSchema } from './json-schema.js';

export interface ParsedByOptions<Value> {
  /** kebab-case name of the kind; its UPPER_SNAKE form is the fault code when the error carries none. */
  readonly name: string;
  readonly schema: JsonSchema;
  readonly example: Value;
  /** Reads query text into what `parse` takes. */
  readonly fromText?: (text: string) => unknown;
}

/**
 * A rule that already exists as a value object's `parse`: whatever it throws is a fault of the field, so the rule is
 * written once. An error with a `code` (InvalidValue: `money.not-a-decimal`) keeps it in UPPER_SNAKE.
 */
export function parsedBy<Value>(parse: (value: never) => unknown, options: ParsedByOptions<Value>): FieldKind<Value> {
  const parseAny = parse as (value: unknown) => unknown;
  const ownCode = upperSnake(options.name);
  return {
    name: options.name,
    check: value => {
      if (value === null || value === undefined) return fault(`${ownCode}_MISSING`, 'Expected a value.');
      try {
        parseAny(value);
        return undefined;
      } catch (error) {
        return faultOf(error, ownCode);
      }
    },
    schema: options.schema,
    example: options.example,
    ...(options.fromText === undefined ? {} : { fromText: options.fromText }),
  };
}

/** What a thrown error says about a value, in our codes. */
export function faultOf(error: unknown, ownCode: string): readonly FieldFault[] {
  if (error instanceof Error) {
    const code = (error as { code?: unknown }).code;
    const at = (error as { pointer?: unknown }).pointer;
    return fault(
      typeof code === 'string' ? upperSnake(code) : ownCode,
      // A TypeError is a parse that met a shape it did not expect; its words are about our code, not about the input.
      error instanceof TypeError || error.message === '' ? 'The value is not in the expected form.' : error.message,
      typeof at === 'string' ? at : undefined,
    );
  }
  return fault(ownCode, 'The value is not in the expected form.');
}

/** `parcel.already-allocated` is PARCEL_ALREADY_ALLOCATED. */
export function upperSnake(code: string): string {
  return code.replace(/[.\-\s]+/g, '_').toUpperCase();
}
