import { getFromContainer, getMetadataStorage, type ValidatorConstraintInterface } from 'class-validator';
import { fault, pointerTo, type FieldFault, type FieldKind } from './field-kind.js';
import { fieldsOf, type FieldEntry } from './field.js';

/** A body class made ready once: checks and builds without touching metadata again. */
export interface CompiledBody<Body extends object> {
  readonly check: (value: unknown) => readonly FieldFault[] | undefined;
  /** An instance holding exactly the given values. Only after `check` found nothing. */
  readonly build: (value: unknown) => Body;
}

interface CompiledField extends FieldEntry {
  /** Rules of plain class-validator decorators that stand beside ours. */
  readonly others: readonly OtherRule[];
}

interface OtherRule {
  readonly name: string;
  readonly fails: (value: unknown, object: object) => string | undefined;
}

const cache = new WeakMap<object, CompiledBody<object>>();

/**
 * Reads class-validator's metadata of a class once and turns it into straight calls of the same constraint functions.
 * `validateSync` gives the same verdicts (a differential test holds the two together) at many times the price: it
 * collects and groups the metadata again for every object.
 */
export function compiled<Body extends object>(type: new () => Body): CompiledBody<Body> {
  const known = cache.get(type);
  if (known !== undefined) return known as CompiledBody<Body>;
  const made = compile(type);
  cache.set(type, made);
  return made;
}

function compile<Body extends object>(type: new () => Body): CompiledBody<Body> {
  const fields = fieldsWithRules(type);
  const names = new Set<string>(fields.map(field => field.property));
  return {
    check: value => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return fault('NOT_AN_OBJECT', 'Expected a JSON object.');
      }
      return checkObject(value as Record<string, unknown>, fields, names);
    },
    build: value => {
      const body = new type() as Record<string, unknown>;
      const given = value as Record<string, unknown>;
      for (const { property, kind } of fields) {
        const item = given[property];
        if (item === undefined) continue;
        body[property] = kind.build === undefined || item === null ? item : kind.build(item);
      }
      return body as Body;
    },
  };
}

function checkObject(
  value: Record<string, unknown>,
  fields: readonly CompiledField[],
  names: ReadonlySet<string>,
): readonly FieldFault[] | undefined {
  let faults: FieldFault[] | undefined;
  for (const key in value) {
    if (!names.has(key)) {
      (faults ??= []).push({
        at: pointerTo(key),
        code: 'UNKNOWN_PROPERTY',
        detail: 'This property is not known here.',
      });
    }
  }
  for (const { property, kind, options, others } of fields) {
    const item = value[property];
    if (item === undefined) {
      if (options.optional !== true) {
        (faults ??= []).push({ at: pointerTo(property), code: 'REQUIRED', detail: 'This property is required.' });
      }
      continue;
    }
    if (item === null && options.nullable === true) continue;
    const found = item === null ? NULL : (kind.check(item) ?? checkOthers(others, item, value));
    if (found === undefined) continue;
    const at = pointerTo(property);
    for (const one of found) (faults ??= []).push({ ...one, at: at + (one.at ?? '') });
  }
  return faults;
}

const NULL = fault('NULL_REFUSED', 'Expected a value, not null; leave the property out when there is none.');

function checkOthers(others: readonly OtherRule[], value: unknown, object: object): readonly FieldFault[] | undefined {
  for (const other of others) {
    const message = other.fails(value, object);
    if (message !== undefined) return fault(other.name, message);
  }
  return undefined;
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

function fieldsWithRules(type: new () => object): readonly CompiledField[] {
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const entries = fieldsOf(type);
  const described = new Set(entries.map(entry => entry.property));
  for (const { propertyName } of metadatas) {
    if (!described.has(propertyName)) {
      throw new TypeError(
        `${type.name}.${propertyName} has a rule but no field decorator: its schema would be unknown`,
      );
    }
  }
  return entries.map(entry => ({
    ...entry,
    others: metadatas
      .filter(metadata => metadata.propertyName === entry.property && !isOurs(metadata, entry.kind))
      .map(metadata => otherRule(metadata, type)),
  }));
}

function isOurs(metadata: Metadata, kind: FieldKind): boolean {
  return (metadata.constraints as readonly unknown[] | undefined)?.[0] === kind;
}

function otherRule(metadata: Metadata, type: new () => object): OtherRule {
  if (metadata.constraintCls === undefined || metadata.each || (metadata.groups?.length ?? 0) > 0) {
    throw new TypeError(`${type.name}.${metadata.propertyName}: only plain class-validator rules stand beside a field`);
  }
  const constraint = getFromContainer(metadata.constraintCls as new () => ValidatorConstraintInterface);
  const name = metadata.name ?? 'rule';
  return {
    name: name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(),
    fails: (value, object) => {
      const args = {
        targetName: type.name,
        property: metadata.propertyName,
        object,
        value,
        constraints: metadata.constraints,
      };
      return constraint.validate(value, args) === true ? undefined : (constraint.defaultMessage?.(args) ?? 'Refused.');
    },
  };
}
