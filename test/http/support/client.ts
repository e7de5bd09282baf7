import { connect } from 'node:net';
import { exampleOf } from '../../../src/platform/http/index.js';
import { SampleBody } from './sample.controller.js';
import type { SampleServer } from './sample-server.js';

export const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
export const APPROVALS = `/v1/samples/${ID}/approvals`;
export const NOTES = `/v1/samples/${ID}/notes`;

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, when it is JSON. */
  readonly json: Record<string, unknown>;
}

/** fetch that always reads the body. */
export async function ask(sample: SampleServer, path: string, init: RequestInit = {}): Promise<Received> {
  const response = await fetch(sample.url + path, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

let keys = 0;

/** A command that would be accepted, but for what `changes` says. A header of '' is left out. */
export function send(
  sample: SampleServer,
  path: string,
  changes: {
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
    readonly raw?: string | Uint8Array<ArrayBuffer>;
  } = {},
): Promise<Received> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': `key-${++keys}`,
    'if-match': '"v2"',
    ...changes.headers,
  };
  return ask(sample, path, {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
    body: changes.raw ?? JSON.stringify({ ...exampleOf(SampleBody), ...(changes.body as object | undefined) }),
  });
}

/** Everything the server sends on a raw connection until it closes it, or until `until` matches. */
export function sendRaw(sample: SampleServer, request: string, until?: RegExp, timeoutMs = 20_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(sample.port, '127.0.0.1');
    let received = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`nothing more after ${timeoutMs} ms: ${received}`));
    }, timeoutMs);
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    socket.on('data', chunk => {
      received += chunk.toString('utf8');
      if (until?.test(received)) finish();
    });
    socket.on('close', finish);
    socket.on('error', finish);
    socket.write(request);
  });
}

/** Status and problem of a raw answer. */
export function problemIn(raw: string): { readonly status: number; readonly problem: Record<string, unknown> } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const start = body.indexOf('{');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]),
    problem: JSON.parse(body.slice(start, body.lastIndexOf('}') + 1)) as Record<string, unknown>,
  };
}
