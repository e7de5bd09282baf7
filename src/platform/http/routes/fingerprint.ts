import { canonicalString } from '../../event-store/canonical-json.js';
import { hmacSha256 } from './hmac.js';

/**
 * HMAC-SHA-256 under the register's key over method, path, canonical body and principal (ruling 5), hex. Keyed, since
 * it is kept for ever: nobody can guess a body back from it. A JSON array keeps the four apart.
 */
export function fingerprintOf(key: Uint8Array, method: string, path: string, body: unknown, client: string): string {
  return keyed(key)(`["${method}",${JSON.stringify(path)},${canonical(body)},${JSON.stringify(client)}]`);
}

const digests = new WeakMap<Uint8Array, (text: string) => string>();

function keyed(key: Uint8Array): (text: string) => string {
  let digest = digests.get(key);
  if (digest === undefined) digests.set(key, (digest = hmacSha256(key)));
  return digest;
}

/**
 * RFC 8785 of a parsed body. Not the event store's restricted form: a geometry has fractions here, which events never
 * have.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(members).sort()) {
    text += `${text.length > 1 ? ',' : ''}${canonicalString(key)}:${canonical(members[key])}`;
  }
  return text + '}';
}
