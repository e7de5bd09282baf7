import { ValidateBy, type ValidationArguments } from 'class-validator';
import type { FieldKind } from './field-kind.js';

/** What every field decorator takes beside its own limits. */
export interface FieldOptions {
  /** The field may be absent. It is never null unless `nullable` says so: absent has one spelling. */
  readonly optional?: boolean;
  /** null is a value of its own ("asked, and there is none"). */
  readonly nullable?: boolean;
  /** For the documentation: what the figure means and its unit. */
  readonly description?: string;
  readonly example?: unknown;
}

export interface FieldEntry {
  readonly property: string;
  readonly kind: FieldKind;
  readonly options: FieldOptions;
}

const registered = new WeakMap<object, FieldEntry[]>();

/** Turns a kind into a property decorator: class-validator gets the rule, the documentation gets the schema. */
export function Field(kind: FieldKind, options: FieldOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    if (typeof property !== 'string') throw new TypeError('a field has a name of text');
    const entries = registered.get(prototype) ?? [];
    entries.push({ property, kind, options });
    registered.set(prototype, entries);
    registerRule(prototype, property, kind, options);
  };
}

function registerRule(prototype: object, property: string, kind: FieldKind, options: FieldOptions): void {
  const passes = (value: unknown): boolean =>
    (value === undefined && options.optional === true) ||
    (value === null && options.nullable === true) ||
    (value !== undefined && kind.check(value) === undefined);
  const rule = ValidateBy({
    name: kind.name,
    constraints: [kind],
    validator: {
      validate: passes,
      defaultMessage: (args?: ValidationArguments) => kind.check(args?.value)?.[0]?.detail ?? 'Required.',
    },
  });
  rule(prototype, property);
}

/** The fields of a body or query class, base classes first. A class without fields is a mistake and throws. */
export function fieldsOf(type: abstract new () => object): readonly FieldEntry[] {
  const chain: FieldEntry[][] = [];
  let prototype: object | null = type.prototype as object;
  while (prototype !== null && prototype !== Object.prototype) {
    const own = registered.get(prototype);
    if (own !== undefined) chain.unshift(own);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return chain.flat();
}
