import { hash } from 'node:crypto';

/** Root of every derived id of this product. Pinned by a vector: changing it would split every retry in two. */
export const REGISTER_NAMESPACE = '5d0c7f4e-3b1a-5c8e-9f52-7161646d0001';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Name-based UUID of RFC 9562, version 5; lower case. */
export function uuidV5(namespace: string, name: string): string {
  const root = bytesOf(namespace);
  const bytes = Buffer.allocUnsafe(16 + Buffer.byteLength(name));
  root.copy(bytes, 0);
  bytes.write(name, 16, 'utf8');
  const digest = hash('sha1', bytes, 'hex');
  const variant = '89ab'[Number.parseInt(digest[16]!, 16) & 0x3]!;
  return (
    `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}` +
    `-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  );
}

/** The one asked for last is kept: a command derives all its ids from its own. */
let known = { namespace: '', bytes: Buffer.alloc(0) };

function bytesOf(namespace: string): Buffer {
  if (known.namespace === namespace) return known.bytes;
  if (!UUID.test(namespace)) throw new TypeError(`${namespace} is no UUID`);
  known = { namespace, bytes: Buffer.from(namespace.replaceAll('-', ''), 'hex') };
  return known.bytes;
}

/**
 * The command a request is: the same client and Idempotency-Key give the same command (ruling 25). The client is the
 * stable one, so that a key rotated between two attempts changes nothing. A JSON array keeps ["a","b c"] and
 * ["a b","c"] apart.
 */
export function commandIdOf(principalClient: string, idempotencyKey: string): string {
  return uuidV5(REGISTER_NAMESPACE, JSON.stringify([principalClient, idempotencyKey]));
}

/** The n-th event of a command, from 0. */
export function eventIdOf(commandId: string, index: number): string {
  return uuidV5(commandId, String(index));
}

/** An id that a command creates: a project's, a report's. The same request sent again creates nothing new. */
export function idFor(commandId: string, name: string): string {
  return uuidV5(commandId, `id/${name}`);
}

/** A step of a command that writes two streams: under one id the ledger would take the second for a repeat. */
export function stepCommandIdOf(commandId: string, step: string): string {
  return uuidV5(commandId, `step/${step}`);
}
