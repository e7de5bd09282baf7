import type { JsonLimits } from '../json/limits.js';
import type { BodyClass } from '../fields/compound.js';
import type { FieldKind } from '../fields/field-kind.js';
import { uuid } from '../fields/kinds.js';
import type { JsonSchema } from '../fields/json-schema.js';

/** What the body of an answer looks like: a class with field decorators, or a schema with an example. */
export type ResponseShape =
  BodyClass | { readonly name: string; readonly schema: JsonSchema; readonly example: unknown };

interface CommonSpec {
  readonly action: string;
  readonly summary: string;
  readonly description?: string;
  readonly params: Readonly<Record<string, FieldKind>>;
  /** Violation codes this operation may answer with, for the documentation. */
  readonly problems: readonly string[];
}

export interface CommandSpec extends CommonSpec {
  readonly kind: 'command';
  readonly body: BodyClass;
  readonly ifMatch: 'required' | 'optional' | 'none';
  readonly limits: JsonLimits;
  readonly example: unknown;
  readonly examples: Readonly<Record<string, unknown>>;
}

export interface QuerySpec extends CommonSpec {
  readonly kind: 'query';
  readonly query: BodyClass | null;
  /** The filters travel in the body of a POST: what must not stand in a URL (BIN, names). */
  readonly search: boolean;
  readonly response: ResponseShape;
  /** Projections that feed the answer: a Sync-Token waits for these. */
  readonly readModels: readonly string[];
  readonly readModelsOf: (query: object) => readonly string[];
  readonly paged: boolean;
}

export type RouteSpec = CommandSpec | QuerySpec;

const specs = new WeakMap<object, RouteSpec>();

export function keepSpec(handler: object, spec: RouteSpec): void {
  specs.set(handler, spec);
}

export function specOf(handler: object): RouteSpec | undefined {
  return specs.get(handler);
}

const UUID = uuid();

/** Path parameters of a Fastify URL. */
export function paramNames(url: string): readonly string[] {
  return [...url.matchAll(/:([A-Za-z0-9_]+)/g)].map(match => match[1] as string);
}

/** Without a rule of its own, a path parameter named `…Id` is a UUID; any other name needs a rule, and has to say so. */
export function paramRule(spec: RouteSpec, name: string): FieldKind {
  const rule = spec.params[name] ?? (name.endsWith('Id') ? UUID : undefined);
  if (rule === undefined) throw new TypeError(`path parameter ${name} of ${spec.action} has no rule`);
  return rule;
}
