import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { DatabaseError } from 'pg';
import { commandIdOf } from '../event-store/ids.js';
import { humanLine } from './human-line.js';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { logRequests } from './request-log.js';
import { errorSummary, escapeHidden } from './safe-line.js';

const json = { level: 'debug', format: 'json', requests: 'all' } as const;
const recording = (settings: Parameters<typeof createLogger>[0] = json) => {
  const texts: string[] = [];
  const { logger } = createLogger(settings, { write: line => void texts.push(line) });
  return { logger, texts, lines: () => texts.map(text => JSON.parse(text) as Record<string, unknown>) };
};

describe('the log', () => {
  it('is one JSON object a line, with level and time as words', () => {
    const { logger, texts, lines } = recording();
    logger.info({ stream: 'project-1' }, 'appended');
    expect(texts[0]).toMatch(/^\{.*\}\n$/);
    expect(lines()[0]).toMatchObject({ level: 'info', stream: 'project-1', msg: 'appended' });
    expect(lines()[0]!.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('cannot be forged by what it is given: line ends, escapes, separators and bidi controls stay text', () => {
    const { logger, texts } = recording();
    const nasty = 'a\n{"level":"info"}\u2028b\u2029\u202Ec\u0085\u001B[31m\uFEFF';
    logger.info({ name: nasty }, nasty);
    expect(texts).toHaveLength(1);
    expect(texts[0]!.slice(0, -1)).not.toMatch(/[\n\u2028\u2029\u202E\u0085\u001B\uFEFF]/);
    expect((JSON.parse(texts[0]!) as { name: string }).name).toBe(nasty);
  });

  it('masks what may never be written, however deep a careless caller puts it', () => {
    const { logger, texts } = recording();
    const request = {
      headers: { authorization: 's3cr3t' },
      deeper: { still: [{ Password: 's3cr3t', body: 's3cr3t' }] },
    };
    logger.info({ authorization: 'ApiKey s3cr3t', request, kept: 1 }, 'the "body": of a request');
    expect(texts[0]).not.toContain('s3cr3t');
    expect(JSON.parse(texts[0]!)).toMatchObject({ kept: 1, msg: 'the "body": of a request' });
  });

  it('tells an error without the row PostgreSQL complains about, and without passwords', () => {
    const error = Object.assign(new DatabaseError('duplicate key value', 10, 'error'), {
      code: '23505',
      detail: 'Key (name)=(Aigerim Nurlan) already exists.',
      where: 'COPY person, line 1: Aigerim',
    });
    const connecting = new Error('cannot reach postgres://qadam:hunter2@db/q with ApiKey abc.def');
    const text = JSON.stringify([
      errorSummary(error),
      errorSummary(connecting),
      errorSummary('postgres://a:hunter2@b'),
    ]);
    expect(text).toContain('23505');
    for (const secret of ['Aigerim', 'hunter2', 'abc.def']) expect(text).not.toContain(secret);
  });

  it('writes Nest’s start-up chatter as debug and its errors as errors, with the context', () => {
    const { logger, lines } = recording();
    const nest = new NestLogger(logger);
    nest.log('Mapped {/v1/projects, GET} route', 'RouterExplorer');
    nest.error('it broke', 'Error: it broke\n  at x', 'ExceptionsHandler');
    nest.error(new Error('it broke too'));
    expect(lines()).toMatchObject([
      { level: 'debug', context: 'RouterExplorer' },
      { level: 'error', context: 'ExceptionsHandler', stack: 'Error: it broke\n  at x' },
      { level: 'error', err: { type: 'Error', message: 'it broke too' } },
    ]);
  });

  it('has a short form for people, in which nothing but our own colours moves the terminal', () => {
    const line = humanLine(
      `${JSON.stringify({ level: 'warn', time: '2026-11-22T10:11:12.000Z', msg: 'slow\u001B[2J', ms: 12 })}\n`,
    );
    expect(line).toBe('\u001B[33m10:11:12 slow [2J ms=12\u001B[0m\n');
  });

  it('leaves a line without hidden characters as it is', () => {
    expect(escapeHidden('{"kk":"Байдібек ауданы","n":1}')).toBe('{"kk":"Байдібек ауданы","n":1}');
  });
});

describe('the request log', () => {
  const answering = async (which: 'all' | 'refused' | 'none', ...urls: string[]) => {
    const { logger, lines } = recording();
    const server = fastify();
    logRequests(server, logger, which);
    server.get('/v1/projects/:id', () => 'fine');
    server.get('/v1/refused', (_request, reply) => reply.code(409).send('no'));
    server.get('/v1/broken', (_request, reply) => reply.code(500).send('no'));
    for (const url of urls) await server.inject({ url });
    await server.close();
    return lines();
  };

  it('names the pattern of the route, never the path or the query', async () => {
    const lines = await answering('all', '/v1/projects/880101300123?q=name', '/880101300123');
    expect(lines).toMatchObject([
      { level: 'info', method: 'GET', route: '/v1/projects/:id', status: 200 },
      { level: 'info', route: null, status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/880101300123|name/);
  });

  it('tells which command a request was, also when it was refused, and nothing of the key it came with', async () => {
    const { logger, lines } = recording();
    const server = fastify();
    server.addHook('onRequest', (request, _reply, done) => {
      request.principal = { client: 'person:p', personId: 'p', organisationId: 'o', roles: ['auditor'], regions: [] };
      done();
    });
    logRequests(server, logger, 'all');
    server.post('/v1/things', { config: { command: true } }, (_request, reply) => reply.code(409).send('no'));
    const send = (headers: Record<string, string>) => server.inject({ method: 'POST', url: '/v1/things', headers });
    await send({ 'idempotency-key': '"letter-17"', 'x-correlation-id': 'case-4' });
    await send({ 'idempotency-key': 'letter-17' });
    await send({});
    await server.close();
    const commandId = commandIdOf('person:p', 'letter-17');
    expect(lines()).toMatchObject([
      { status: 409, commandId, correlationId: 'case-4' },
      { status: 409, commandId, correlationId: commandId },
      { status: 409 },
    ]);
    expect(lines()[2]).not.toHaveProperty('commandId');
    expect(JSON.stringify(lines())).not.toContain('letter-17');
  });

  it('can leave out what succeeded, or everything', async () => {
    const urls = ['/v1/projects/1', '/v1/refused', '/v1/broken'];
    expect((await answering('refused', ...urls)).map(({ status, level }) => [status, level])).toEqual([
      [409, 'info'],
      [500, 'error'],
    ]);
    expect(await answering('none', ...urls)).toEqual([]);
  });
});
