import type { Json } from '../../kernel/eventsourcing/domain-event.js';
import { sameContent } from '../../kernel/same-content.js';

export { sameContent };

/** The same content but for the fields named: who wrote it down, or a number the register counts itself. */
export function sameExcept<Data extends object>(a: Data, b: Data, ...ignored: readonly (keyof Data)[]): boolean {
  const blank = Object.fromEntries(ignored.map(key => [key, null]));
  return sameContent({ ...a, ...blank }, { ...b, ...blank });
}

/** A recorded fact says all that is said now; what the register added to it (who, what it rests on) is not compared. */
export function saysTheSame<Fact extends object>(known: Fact, said: Partial<Fact>): boolean {
  return sameContent({ ...known, ...said }, known);
}

/** JSON text with sorted keys: the same value always reads the same. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalText(item as Json)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as { readonly [key: string]: Json };
  const members = Object.keys(object)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalText(object[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
