import type { Role } from '../kernel/access/role.js';
import type { Json } from '../kernel/eventsourcing/domain-event.js';

/** Who writes: the holder of a role's demo key, or the decision maker at a desk of the project office (rule X5). */
export type Office = Role | 'second_desk';

/**
 * One letter of an office to the register: a command over HTTP. Texts may name what earlier steps brought, in braces:
 * `{project}`, `{investor.kk-kiunsen}`, `{person.decision_maker}`.
 */
export interface Step {
  readonly office: Office;
  /** Its own within the story; the Idempotency-Key ends with it, so the same step is recorded once. */
  readonly key: string;
  readonly path: string;
  readonly body: { readonly [member: string]: Json };
  /** True for what ruling 2 pins: sent with the ETag that the story has seen last. */
  readonly pinned: boolean;
  /** The step creates something; its id, the last part of Location, is known by this name from here on. */
  readonly gives?: string;
  /** The step rests on what the register itself does meanwhile: sent once this resource has left this status. */
  readonly waitsFor?: { readonly path: string; readonly toLeave: string };
}

/** Steps in the order in which they happen. */
export interface Story {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What the names in braces stand for. */
export type Known = ReadonlyMap<string, string>;

const NAME = /\{([a-z][\w.-]*)\}/g;

/** Puts in what is known. Throws for a name that no earlier step gave: the story is wrong then, not the register. */
export function filled<Value extends Json>(value: Value, known: Known): Value {
  const text = JSON.stringify(value).replace(NAME, (_, name: string) => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`the story speaks of {${name}}, which no earlier step gave`);
    return found;
  });
  return JSON.parse(text) as Value;
}
