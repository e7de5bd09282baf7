import type { Json } from '../../../kernel/eventsourcing/domain-event.js';

/** JSON Pointer (RFC 6901) into an event's data. */

export function valueAt(data: Json, pointer: string): Json | undefined {
  let value: Json | undefined = data;
  for (const step of stepsOf(pointer)) value = memberOf(value, step);
  return value;
}

/** A copy that says something else at one place; the same data where there is no such place. */
export function withValueAt(data: Json, pointer: string, value: Json): Json {
  return valueAt(data, pointer) === undefined ? data : replaced(data, stepsOf(pointer), value);
}

function replaced(data: Json, [step, ...rest]: readonly string[], value: Json): Json {
  if (step === undefined) return value;
  const inner = replaced(memberOf(data, step) ?? null, rest, value);
  if (Array.isArray(data)) return data.map((item: Json, index) => (String(index) === step ? inner : item));
  return { ...(data as { readonly [key: string]: Json }), [step]: inner };
}

function memberOf(value: Json | undefined, step: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return /^(0|[1-9]\d{0,5})$/.test(step) ? (value[Number(step)] as Json) : undefined;
  return Object.hasOwn(value, step) ? (value as { readonly [key: string]: Json })[step] : undefined;
}

const stepsOf = (pointer: string): readonly string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
