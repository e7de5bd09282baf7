import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { everyAnswerOf } from './every-answer.js';
import { failureOf, type Failure } from '../problems/failure-of.js';
import { renderProblem, type RenderedProblem } from '../problems/render-problem.js';

/** What Node could not read has no request: the problem is written to the socket, which is then closed. */
export function answerClientError(this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
  const answering = (socket as Socket & { _httpMessage?: { _header?: string | null } })._httpMessage;
  // Half an answer is on the wire already, or nobody is there to read one.
  if (error.code === 'ECONNRESET' || !socket.writable || typeof answering?._header === 'string') {
    socket.destroy();
    return;
  }
  const failure = failureOf(error);
  const { status, headers, body } = render(this, failure.unexpected === true ? MALFORMED : failure);
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': String(Buffer.byteLength(body)) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
}

const MALFORMED: Failure = { slug: 'malformed-request', members: {}, headers: {} };

/** `Expect:` anything but 100-continue (RFC 9110 10.1.1): Node would answer 417 without a word. */
export function answerExpectation(server: FastifyInstance, _request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = render(server, { slug: 'expectation-failed', members: {}, headers: {} });
  response.writeHead(status, { ...headers, connection: 'close' }).end(body);
}

function render(server: FastifyInstance, failure: Failure): RenderedProblem {
  const requestId = randomUUID();
  const { status, headers, body } = renderProblem(server.qadam.problems, failure, {
    requestId,
    traceId: requestId.replaceAll('-', ''),
    acceptLanguage: undefined,
    random: server.qadam.random ?? Math.random,
  });
  return { status, headers: { ...everyAnswerOf(server.qadam), ...headers }, body };
}
