import type { Json } from '../../kernel/eventsourcing/domain-event.js';

/** The value has no canonical form. `pointer` (RFC 6901) says where; the message says why. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  #path: readonly string[] = [];

  constructor(readonly reason: string) {
    super(reason);
  }

  get pointer(): string {
    return this.#path.map(step => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  }

  /** Adds one step on the way out of the recursion, so that the way in costs nothing. */
  within(step: string | number): this {
    this.#path = [String(step), ...this.#path];
    this.message = `${this.pointer}: ${this.reason}`;
    return this;
  }
}

const MAX_DEPTH = 64;
const KEY = /^[A-Za-z][A-Za-z0-9_.:$-]*$/;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Field names repeat: the pattern is tried once for each. Bounded, since some keys are data. */
const knownKeys = new Set<string>();
const KNOWN_KEYS = 4096;

const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The one text of a value (restricted JCS, RFC 8785; audit.md B3 and ruling 22): keys in ASCII starting with a letter
 * and sorted, no lone surrogates, safe integers only. Whatever JSON.stringify would drop, round or rewrite in silence
 * (undefined, Date, NaN, -0, 0.1, 2^53) throws instead.
 * @throws NotCanonical naming the place
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** A JSON string literal in canonical form. */
export function canonicalString(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new NotCanonical('a lone surrogate is no text');
  return JSON.stringify(text);
}

/** Parses text and demands that it is the canonical form of what it says: that also catches duplicate keys. */
export function parseCanonical(text: string): Json {
  const value = JSON.parse(text) as Json;
  if (canonicalJson(value) !== text) throw new NotCanonical('the text is not the canonical form of its value');
  return value;
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new NotCanonical(`${value} is no safe integer; quantities are strings`);
      if (Object.is(value, -0)) throw new NotCanonical('-0 is not 0');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new NotCanonical(`nested deeper than ${MAX_DEPTH}`);
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw new NotCanonical(`${typeof value} is not JSON`);
  }
}

function writeArray(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    try {
      text += write(values[i], depth);
    } catch (error) {
      throw error instanceof NotCanonical ? error.within(i) : error;
    }
  }
  return text + ']';
}

function writeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype !== null && !isObjectPrototype(prototype)) throw new NotCanonical('only plain objects are JSON');
  const keys = Object.keys(value).sort();
  let text = '{';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    try {
      if (!knownKeys.has(key)) checkKey(key);
      text += (i > 0 ? ',"' : '"') + key + '":' + write((value as Record<string, unknown>)[key], depth);
    } catch (error) {
      throw error instanceof NotCanonical ? error.within(key) : error;
    }
  }
  return text + '}';
}

/** A prototype without a prototype is the Object.prototype of some realm: under Jest there are two. */
function isObjectPrototype(prototype: object): boolean {
  return prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function checkKey(key: string): void {
  if (!KEY.test(key)) throw new NotCanonical('keys are ASCII and start with a letter');
  if (FORBIDDEN_KEYS.has(key)) throw new NotCanonical('this key would be taken for the object’s own machinery');
  if (knownKeys.size < KNOWN_KEYS) knownKeys.add(key);
}
