import { fieldsOf } from './field.js';
import type { FieldEntry } from './field.js';
import type { JsonSchema } from './json-schema.js';

type FieldClass = new () => object;

/** The JSON Schema of a class with field decorators: closed, every member bounded. */
export function describeBody(type: FieldClass): JsonSchema {
  const fields = fieldsOf(type);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(field => [field.property, describeField(field)])),
    required: fields.filter(field => field.options.optional !== true).map(field => field.property),
    additionalProperties: false,
  };
}

/** An object that passes: every field, optional ones too, with its example. */
export function exampleOf(type: FieldClass): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(type).map(({ property, kind, options }) => [property, options.example ?? kind.example]),
  );
}

export function describeField({ kind, options }: FieldEntry): JsonSchema {
  const schema: JsonSchema = options.nullable === true ? { anyOf: [kind.schema, { type: 'null' }] } : kind.schema;
  const description = [options.description, schema.description].filter(Boolean).join(' ');
  return {
    ...schema,
    ...(description === '' ? {} : { description }),
    examples: [options.example ?? kind.example],
  };
}
