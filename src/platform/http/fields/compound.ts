import { compiled } from './compile.js';
import { fault, type FieldFault, type FieldKind } from './field-kind.js';
import type { JsonSchema } from './json-schema.js';
import { describeBody, exampleOf } from './describe.js';

/** Faults of one list that are collected: an answer names twenty. */
const ENOUGH = 20;

/** A class whose properties carry field decorators. */
export type BodyClass<Body extends object = object> = new () => Body;

export interface ListOptions {
  readonly min?: number;
  readonly max: number;
  /** Equal items are refused (texts and numbers). */
  readonly unique?: boolean;
}

/** An object of a class with fields of its own; unknown properties are faults at every level. */
export function nested<Body extends object>(type: BodyClass<Body>): FieldKind<Body> {
  return {
    name: 'nested',
    check: value => compiled(type).check(value),
    get schema(): JsonSchema {
      return describeBody(type);
    },
    get example(): Body {
      return exampleOf(type) as Body;
    },
    build: value => compiled(type).build(value),
  };
}

/** A bounded list: the bound is checked before any item is. */
export function listOf(item: FieldKind | BodyClass, options: ListOptions): FieldKind<readonly unknown[]> {
  const kind = typeof item === 'function' ? nested(item) : item;
  const { min = 0, max, unique = false } = options;
  const { build } = kind;
  return {
    name: 'list',
    check: value => {
      if (!Array.isArray(value)) return fault('NOT_A_LIST', 'Expected a list.');
      if (value.length > max) return fault('LIST_TOO_LONG', `Expected at most ${max} items.`);
      if (value.length < min) return fault('LIST_TOO_SHORT', `Expected at least ${min} items.`);
      const faults: FieldFault[] = [];
      for (let index = 0; index < value.length && faults.length < ENOUGH; index++) {
        for (const found of kind.check(value[index]) ?? []) faults.push({ ...found, at: `/${index}${found.at ?? ''}` });
      }
      if (unique && new Set(value).size !== value.length) faults.push(...fault('LIST_REPEATS', 'Items are repeated.'));
      return faults.length === 0 ? undefined : faults;
    },
    get schema(): JsonSchema {
      return {
        type: 'array',
        items: kind.schema,
        minItems: min,
        maxItems: max,
        ...(unique ? { uniqueItems: true } : {}),
      };
    },
    get example(): readonly unknown[] {
      return [kind.example];
    },
    ...(build === undefined ? {} : { build: (value: unknown) => (value as unknown[]).map(build) }),
    fromText: words => words.split(',').map(word => (kind.fromText === undefined ? word : kind.fromText(word))),
  };
}
