import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import type { Accepted } from '../../src/kernel/eventsourcing/accepted.js';
import { APPROVALS, ask, NOTES, problemIn, send, sendRaw, type Received } from './support/client.js';
import { behaviour, defaultCommand } from './support/sample.controller.js';
import { startSample, type SampleServer } from './support/sample-server.js';

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.close());
afterEach(() => {
  behaviour.command = defaultCommand;
});

const head = `POST ${APPROVALS} HTTP/1.1\r\nHost: x\r\nIdempotency-Key: a\r\nIf-Match: "v1"\r\n`;

describe('the framework never answers in its own words', () => {
  test.each([
    ['an unknown path', '/v1/nothing', {}, 404, 'NOT_FOUND'],
    ['a trailing slash', `${APPROVALS}/`, { method: 'POST' }, 404, 'NOT_FOUND'],
    ['other capitals', APPROVALS.toUpperCase(), {}, 404, 'NOT_FOUND'],
    ['a doubled slash', APPROVALS.replace('/samples', '//samples'), {}, 404, 'NOT_FOUND'],
    ['a method it does not take', APPROVALS, { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
    ['an escape that is none', '/v1/samples/%zz', {}, 400, 'MALFORMED_REQUEST'],
    ['a parameter of 300 characters', `/v1/samples/${'a'.repeat(300)}`, {}, 414, 'URI_TOO_LONG'],
  ])('%s', async (_name, path, init, status, code) => {
    const answer = await ask(sample, path, init);
    expect([answer.status, answer.json['code'], answer.headers.get('content-type')]).toEqual([
      status,
      code,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json['traceId']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('405 lists what the address takes', async () => {
    expect((await ask(sample, APPROVALS)).headers.get('allow')).toBe('POST');
    expect((await ask(sample, '/v1/samples', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('the type of a body', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; foo=bar',
    'application/json;',
    'application/json, text/plain',
    'application/jsonx',
    'application/vnd.api+json',
    'application/json\t; charset=latin1',
  ])('%s is 415', async type => {
    const answer = await send(sample, APPROVALS, { headers: { 'content-type': type } });
    expect([answer.status, answer.json['code']]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
  ])('%s is taken', async type => {
    expect((await send(sample, APPROVALS, { headers: { 'content-type': type } })).status).toBe(201);
  });

  test('none at all is 415 for a body', async () => {
    const raw = await sendRaw(sample, `${head}Content-Length: 2\r\n\r\n{}`);
    expect(problemIn(raw)).toMatchObject({ status: 415, problem: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  test('an encoded body is 415, not read as something else', async () => {
    const answer = await send(sample, APPROVALS, { headers: { 'content-encoding': 'gzip' } });
    expect([answer.status, answer.json['code']]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('the size of a body', () => {
  const filled = (bytes: number): string => `{"x":"${'a'.repeat(bytes - 8)}"}`;

  test('64 kB is read, one byte more is 413', async () => {
    expect((await send(sample, APPROVALS, { raw: filled(64 * 1024) })).status).toBe(400);
    const answer = await send(sample, APPROVALS, { raw: filled(64 * 1024 + 1) });
    expect([answer.status, answer.json['code']]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('a chunked body is cut off at the limit', async () => {
    const chunk = 'a'.repeat(16_384);
    const chunks = Array(5)
      .fill(`${chunk.length.toString(16)}\r\n${chunk}\r\n`)
      .join('');
    const raw = await sendRaw(
      sample,
      `${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    );
    expect(problemIn(raw)).toMatchObject({ status: 413, problem: { code: 'PAYLOAD_TOO_LARGE' } });
  });

  test('a route for geometries takes 512 kB', async () => {
    const path = '/v1/samples/parcels';
    expect((await send(sample, path, { raw: filled(512 * 1024) })).status).toBe(400);
    expect((await send(sample, path, { raw: filled(512 * 1024 + 1) })).status).toBe(413);
  });
});

describe('on the wire', () => {
  test.each([
    ['a request line nobody can read', 'NONSENSE\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    ['no Host', `GET /problems HTTP/1.1\r\n\r\n`, 400, 'MALFORMED_REQUEST'],
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, 'MALFORMED_REQUEST'],
    [
      'length and chunks',
      `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'MALFORMED_REQUEST',
    ],
    [
      'another transfer encoding',
      `${head}Content-Type: application/json\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      400,
      'MALFORMED_REQUEST',
    ],
    ['a header with a NUL', `GET /problems HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n`, 400, 'MALFORMED_REQUEST'],
    [
      '20 kB of headers',
      `GET /problems HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      '101 headers',
      `GET /problems HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'X-A: 1\r\n'.repeat(101)}\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['an expectation', `${head}Expect: a-miracle\r\nContent-Length: 0\r\n\r\n`, 417, 'EXPECTATION_FAILED'],
  ])('%s is a problem, and the connection is closed', async (_name, request, status, code) => {
    const raw = await sendRaw(sample, request);
    expect(raw.split('\r\n\r\n', 1)[0]?.toLowerCase()).toMatch(/connection: close/);
    expect(raw.split('\r\n\r\n', 1)[0]).toMatch(/application\/problem\+json/);
    expect(problemIn(raw)).toMatchObject({
      status,
      problem: { status, code, type: expect.stringMatching(/^\/problems\//) },
    });
  });

  test.each([
    ['Idempotency-Key: b', 'Idempotency-Key'],
    ['if-match: "v2"', 'If-Match'],
    ['HOST: y', 'Host'],
    ['Authorization: ApiKey a.b\r\nAuthorization: ApiKey c.d', 'Authorization'],
    ['Content-Type: application/json\r\nContent-Type: application/json', 'Content-Type'],
  ])('two of a header that may stand once (%s) is 400', async (line, header) => {
    const raw = await sendRaw(sample, `${head}Connection: close\r\n${line}\r\nContent-Length: 0\r\n\r\n`);
    expect(problemIn(raw)).toMatchObject({ status: 400 });
    // Node itself refuses a second Host before there is a request.
    if (header !== 'Host')
      expect(problemIn(raw).problem['errors']).toMatchObject([{ header, code: 'HEADER_REPEATED' }]);
  });

  test('what follows a refused body is never read as another request', async () => {
    const smuggled = 'GET /problems HTTP/1.1\r\nHost: x\r\n\r\n';
    const raw = await sendRaw(
      sample,
      `${head}Content-Type: text/plain\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`,
    );
    expect(raw.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  test('pipelined requests are answered in order', async () => {
    const one = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const raw = await sendRaw(sample, one('/problems/gone') + one('/nope') + one('/problems/internal'), /INTERNAL/);
    expect([...raw.matchAll(/"code":"(\w+)"/g)].map(match => match[1])).toEqual(['GONE', 'NOT_FOUND', 'INTERNAL']);
  });
});

test('every answer carries the version of the API and the headers browsers ask for', async () => {
  for (const path of ['/v1/samples', '/nope', '/v1/openapi.json', '/problems']) {
    expect(Object.fromEntries((await ask(sample, path)).headers)).toMatchObject({
      'api-version': '1.0.0',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': expect.stringMatching(/^max-age=/),
    });
  }
});

describe('time and load', () => {
  /** A command that is answered when told to. */
  function held(): { readonly begun: () => number; readonly finish: () => void } {
    let release = (): void => {};
    const gate = new Promise<void>(resolve => (release = resolve));
    let begun = 0;
    behaviour.command = async (request): Promise<Accepted> => {
      begun++;
      await gate;
      return defaultCommand(request);
    };
    return { begun: () => begun, finish: () => release() };
  }

  const until = async (condition: () => boolean): Promise<void> => {
    for (let waited = 0; !condition(); waited += 5) {
      if (waited > 10_000) throw new Error('it never came to that');
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  };

  test('a command that takes longer than the deadline is answered: outcome unknown', async () => {
    const impatient = await startSample({}, { deadline: 200 });
    const command = held();
    try {
      const answer = await send(impatient, APPROVALS);
      expect([answer.status, answer.json['code']]).toEqual([503, 'OUTCOME_UNKNOWN']);
      expect(answer.headers.get('retry-after')).toMatch(/^[1-4]$/);
      command.finish();
      behaviour.command = defaultCommand;
      expect((await send(impatient, APPROVALS)).status).toBe(201);
    } finally {
      command.finish();
      await impatient.close();
    }
  });

  test('a read that takes longer than the deadline is unavailable', async () => {
    const impatient = await startSample({}, { deadline: 200 });
    const { query } = behaviour;
    behaviour.query = () => new Promise<object>(() => {});
    try {
      const answer = await ask(impatient, APPROVALS.replace('/approvals', ''));
      expect([answer.status, answer.json['code']]).toEqual([503, 'UNAVAILABLE']);
    } finally {
      behaviour.query = query;
      await impatient.close();
    }
  });

  test('commands beyond the places and the line are 503 at once; those in line are served', async () => {
    const small = await startSample({ admission: { inFlight: 2, queue: 3 } });
    const command = held();
    try {
      const refusals: Received[] = [];
      const sent = Array.from({ length: 8 }, async () => {
        const answer = await send(small, NOTES);
        if (answer.status === 503) refusals.push(answer);
        return answer.status;
      });
      await until(() => refusals.length === 3);
      expect(refusals[0]?.json).toMatchObject({ status: 503, code: 'UNAVAILABLE', retryAfter: expect.any(Number) });
      await until(() => command.begun() === 2);
      command.finish();
      expect((await Promise.all(sent)).sort()).toEqual([201, 201, 201, 201, 201, 503, 503, 503]);
      expect((await send(small, NOTES)).status).toBe(201);
    } finally {
      command.finish();
      await small.close();
    }
  });

  test('a place is given back whatever becomes of the command, and by callers who hang up', async () => {
    const small = await startSample({ admission: { inFlight: 1, queue: 2 } });
    try {
      behaviour.command = () => Promise.reject(new Error('bug'));
      for (let i = 0; i < 3; i++) expect((await send(small, NOTES)).status).toBe(500);
      for (let i = 0; i < 3; i++) expect((await send(small, NOTES, { body: { jobs: -1 } })).status).toBe(400);
      const command = held();
      const first = send(small, NOTES);
      await until(() => command.begun() === 1);
      const abort = new AbortController();
      const gone = [0, 1].map(() =>
        fetch(small.url + NOTES, {
          method: 'POST',
          signal: abort.signal,
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }).catch(() => null),
      );
      await new Promise(resolve => setTimeout(resolve, 100));
      abort.abort();
      await Promise.all(gone);
      command.finish();
      expect((await first).status).toBe(201);
      behaviour.command = defaultCommand;
      for (let i = 0; i < 3; i++) expect((await send(small, NOTES)).status).toBe(201);
    } finally {
      await small.close();
    }
  });

  test('reads are served while commands fill every place', async () => {
    const small = await startSample({ admission: { inFlight: 1, queue: 0 } });
    const command = held();
    try {
      const first = send(small, NOTES);
      await until(() => command.begun() === 1);
      expect((await ask(small, '/v1/samples')).status).toBe(200);
      command.finish();
      expect((await first).status).toBe(201);
    } finally {
      command.finish();
      await small.close();
    }
  });

  test('a stopping server finishes what it began and refuses the rest with a problem', async () => {
    const stopping = await startSample();
    const command = held();
    const begun = send(stopping, NOTES);
    await until(() => command.begun() === 1);
    const kept = connect(stopping.port, '127.0.0.1');
    let received = '';
    kept.on('data', chunk => (received += chunk.toString()));
    // Half a request: the connection is not idle, so the server has to answer it while it closes.
    kept.write('GET /problems/gone HTTP/1.1\r\nHost: x\r\n');
    await new Promise(resolve => setTimeout(resolve, 100));
    const closed = stopping.close();
    try {
      await until(() => !stopping.server.server.listening);
      kept.write('\r\n');
      await until(() => received.includes('"code"'));
      expect(received).toMatch(/^HTTP\/1\.1 503 .*connection: close.*"code":"UNAVAILABLE"/is);
      command.finish();
      expect((await begun).status).toBe(201);
    } finally {
      command.finish();
      kept.destroy();
      await closed;
    }
  });
});

describe('slow callers', () => {
  test('half a body is 408 and the end of the connection, within fifteen seconds', async () => {
    const start = performance.now();
    const raw = await sendRaw(sample, `${head}Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{`);
    expect(problemIn(raw)).toMatchObject({ status: 408, problem: { code: 'REQUEST_TIMEOUT' } });
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test('half a header is 408, within ten seconds', async () => {
    const start = performance.now();
    const raw = await sendRaw(sample, 'GET /problems HTTP/1.1\r\nHost: x\r\nX-');
    expect(problemIn(raw)).toMatchObject({ status: 408, problem: { code: 'REQUEST_TIMEOUT' } });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
