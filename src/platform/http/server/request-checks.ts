import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpFailure, InvalidInput, UnsupportedMediaType } from '../problems/errors.js';

/** 431: more header fields than anybody needs. */
class TooManyHeaders extends HttpFailure {
  override readonly name = 'TooManyHeaders';
  readonly problem = 'headers-too-large';
}

/** 400: framing that proxies and servers may read differently. */
class MalformedRequest extends HttpFailure {
  override readonly name = 'MalformedRequest';
  readonly problem = 'malformed-request';
}

const MAX_HEADERS = 100;
const CONTENT_TYPE = /^application\/json(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?$/i;

/** Header fields of which two would mean two things; by length first, since this runs for every header. */
const SINGLE = new Map<number, readonly string[]>();
for (const name of [
  'host',
  'authorization',
  'idempotency-key',
  'if-match',
  'content-type',
  'content-encoding',
  'sync-token',
]) {
  SINGLE.set(name.length, [...(SINGLE.get(name.length) ?? []), name]);
}

/** What is refused before anybody is asked who they are. Returns the refusal; null lets the request on. */
export function refusalOf(request: FastifyRequest, reply: FastifyReply): HttpFailure | null {
  const { rawHeaders, headers } = request.raw;
  if (rawHeaders.length > 2 * MAX_HEADERS) return new TooManyHeaders();
  if (headers.host === undefined && request.raw.httpVersion !== '1.0') {
    reply.header('connection', 'close');
    return new MalformedRequest('host');
  }
  const repeated = repeatedHeader(rawHeaders);
  if (repeated !== null) return repeatedHeaderFault(repeated);
  const transfer = headers['transfer-encoding'];
  if (transfer !== undefined && transfer.toLowerCase() !== 'chunked') {
    // The rest of the connection may be read as another request: RFC 9112 6.3 says close.
    reply.header('connection', 'close');
    return new MalformedRequest('transfer-encoding');
  }
  if (headers['content-encoding'] !== undefined) return unread(reply, new UnsupportedMediaType('content-encoding'));
  const type = headers['content-type'];
  const hasBody = transfer !== undefined || (headers['content-length'] ?? '0') !== '0';
  if (type === undefined ? hasBody && takesBody(request) : type !== 'application/json' && !CONTENT_TYPE.test(type)) {
    return unread(reply, new UnsupportedMediaType('content-type'));
  }
  return null;
}

/** The body of a refused request stays unread, so the connection cannot be used again. */
function unread(reply: FastifyReply, failure: HttpFailure): HttpFailure {
  reply.header('connection', 'close');
  return failure;
}

function takesBody({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function repeatedHeader(rawHeaders: readonly string[]): string | null {
  let seen = 0;
  let bit = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const raw = rawHeaders[index] as string;
    const candidates = SINGLE.get(raw.length);
    if (candidates === undefined) continue;
    const name = raw.toLowerCase();
    if (!candidates.includes(name)) continue;
    bit = 1 << ORDER.indexOf(name);
    if ((seen & bit) !== 0) return name;
    seen |= bit;
  }
  return null;
}

const ORDER = [...SINGLE.values()].flat();

function repeatedHeaderFault(name: string): HttpFailure {
  const header = name.replace(/(^|-)([a-z])/g, (_match, dash: string, letter: string) => dash + letter.toUpperCase());
  return new InvalidInput([{ header, code: 'HEADER_REPEATED', detail: 'Send this header once.' }]);
}
