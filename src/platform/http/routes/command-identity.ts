import { createHash, createHmac } from 'node:crypto';

/** TEMPORARY: src/platform/event-store/ids.ts and canonical-json.ts replace this. */
const NAMESPACE = Buffer.from('6f1d5d4e1f0f5b1f9a1b3c5d7e9f0a1b', 'hex');

export function commandIdOf(subject: string, key: string): string {
  return uuidV5(NAMESPACE, JSON.stringify([subject, key]));
}

export function idFor(commandId: string, name: string): string {
  return uuidV5(Buffer.from(commandId.replaceAll('-', ''), 'hex'), name);
}

function uuidV5(namespace: Buffer, name: string): string {
  const hash = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** HMAC over method, path, canonical body and principal (ruling 5), hex. */
export function fingerprintOf(key: Uint8Array, method: string, path: string, body: unknown, client: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([method, path, canonical(body), client]))
    .digest('hex');
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(',')}}`;
}
