import { badAround, type Around } from './around.js';
import { mutatedBodies } from './bodies.js';
import { badDocuments } from './documents.js';
import type { Endpoint } from './endpoints.js';
import { identityOf, type Vector, type Wire } from './vector.js';

/** What an accepted request to an endpoint carries. */
export interface Right {
  readonly authorization: string;
  readonly params: Readonly<Record<string, string>>;
  readonly etag: string;
}

type Header = readonly [string, string];

/** Bodies with one place mutated, at most: of more, every n-th. */
const MOST_BODIES = 380;

/** Everything wrong we say to one endpoint, no request twice. `key` gives each its own Idempotency-Key. */
export function vectorsOf(endpoint: Endpoint, right: Right): readonly Vector[] {
  const vectors = [...(endpoint.body === null ? [] : ofBody(endpoint, right)), ...ofAround(endpoint, right)];
  const seen = new Set<string>();
  return vectors.filter(vector => {
    const identity = identityOf(vector);
    return !seen.has(identity) && seen.add(identity) !== undefined;
  });
}

export function rightWire(endpoint: Endpoint, right: Right, body: Buffer | null): Wire {
  const headers = [
    ...heading(endpoint, right),
    ...(body === null ? [] : [['content-type', 'application/json'] as const]),
  ];
  return { method: endpoint.method, path: filled(endpoint.path, right.params) + demanded(endpoint), headers, body };
}

/** Each request by a key of its own, unless the key is what is wrong. */
export function keyed(vector: Vector, key: string): Wire {
  const headers = vector.wire.headers.map(([name, text]): Header => (text === OWN_KEY ? [name, key] : [name, text]));
  return { ...vector.wire, headers };
}

const OWN_KEY = '\u0000own';

function ofBody(endpoint: Endpoint, right: Right): Vector[] {
  const { body } = endpoint;
  if (body === null) return [];
  const [example] = body.examples;
  const bodies = sample(mutatedBodies(body.schema, example, body.isValid), MOST_BODIES).map(
    ({ label, text, expected }): Vector => ({
      endpoint,
      label,
      expected,
      wire: rightWire(endpoint, right, Buffer.from(text)),
    }),
  );
  const documents = badDocuments(JSON.stringify(example)).map(({ label, bytes, expected, headers }): Vector => {
    const wire = rightWire(endpoint, right, bytes);
    if (headers === undefined) return { endpoint, label, expected, wire };
    return { endpoint, label, expected, wire: { ...wire, headers: [...heading(endpoint, right), ...headers] } };
  });
  return [...bodies, ...documents];
}

function ofAround(endpoint: Endpoint, right: Right): Vector[] {
  const body = endpoint.body === null ? null : Buffer.from(JSON.stringify(endpoint.body.examples[0]));
  return badAround(endpoint).map((around: Around): Vector => {
    const wire = rightWire(endpoint, { ...right, params: { ...right.params, ...around.params } }, body);
    const names = new Set((around.headers ?? []).map(([name]) => name));
    const kept = wire.headers.filter(([name]) => !names.has(name));
    const path = around.query === undefined ? wire.path : withQuery(wire.path, around.query);
    const { label, expected } = around;
    return { endpoint, label, expected, wire: { ...wire, path, headers: [...kept, ...(around.headers ?? [])] } };
  });
}

function heading({ method, parameters }: Endpoint, { authorization, etag }: Right): Header[] {
  const pinned = parameters.some(({ name }) => name === 'If-Match');
  return [
    ['authorization', authorization],
    ...(method === 'POST' ? [['idempotency-key', OWN_KEY] as const] : []),
    ...(pinned ? [['if-match', etag] as const] : []),
  ];
}

/** A parameter that is given takes the place of the one demanded. */
function withQuery(path: string, query: string): string {
  const [bare = '', demandedHere] = path.split('?');
  const [name = ''] = query.split('=');
  return demandedHere === undefined || demandedHere.startsWith(`${name}=`) ? `${bare}?${query}` : `${path}&${query}`;
}

/** A read may demand a parameter: its example. */
function demanded({ parameters }: Endpoint): string {
  const wanted = parameters.filter(({ in: where, required }) => where === 'query' && required === true);
  return wanted.length === 0 ? '' : `?${wanted.map(({ name, example }) => `${name}=${String(example)}`).join('&')}`;
}

const filled = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

function sample<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]!);
}
