import { connect, type AddressInfo } from 'node:net';
import { Controller, Get, Module, Post, Req } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Principal } from '../../kernel/access/authorize.js';
import type { Role } from '../../kernel/access/role.js';
import { Forbidden, HttpFailure } from '../http/problems/errors.js';
import { Action } from '../http/routes/action.js';
import { installAccessGate } from './access-gate.js';
import { AccessGuard } from './access.guard.js';
import { ActionTable } from './action-table.js';
import { mintKey, type StoredKey } from './api-key.js';
import { Authenticator } from './authenticator.js';
import { KeyCache } from './key-cache.js';
import type { AccessRefusal, UnauthenticatedRequest } from './refusals.js';

const actions = new ActionTable([
  { action: 'health.read', roles: 'public' },
  { action: 'projects.read', roles: 'any' },
  { action: 'projects.approve-proposal', roles: ['decision_maker'], personOnly: true },
]);

let reached: string[] = [];
let unauthenticated: UnauthenticatedRequest[] = [];
let forbidden: AccessRefusal[] = [];
const keys = new Map<string, StoredKey>();

function keyOf(role: Role, personId: string | null = `p-${role}`): string {
  const { id, key, hash } = mintKey();
  const client = personId === null ? 'machine:cadastre' : `person:${personId}`;
  const principal: Principal = { client, personId, organisationId: 'o', roles: [role], regions: ['610000000'] };
  keys.set(id, {
    id,
    hash,
    principal,
    label: '',
    createdAt: 0,
    expiresAt: Infinity,
    revokedAt: null,
    lastUsedAt: null,
  });
  return key;
}
const auditor = keyOf('auditor');
const decider = keyOf('decision_maker');
const deciderMachine = keyOf('decision_maker', null);

/** A rule of a decision refuses, not the gate. */
class RuleRefused extends HttpFailure {
  readonly problem = 'project.decided-by-submitter';
}

@Controller()
class Routes {
  @Get('health/live') @Action('health.read') live(): string {
    reached.push('live');
    return 'live';
  }
  @Get('v1/projects/:id') @Action('projects.read') read(@Req() request: FastifyRequest): object {
    reached.push('read');
    return { client: request.principal?.client, role: request.grantedRole, action: request.actionRule?.action };
  }
  @Post('v1/projects/:id/approvals') @Action('projects.approve-proposal') approve(): string {
    reached.push('approve');
    return 'approved';
  }
  @Post('v1/projects/:id/elsewhere') @Action('projects.read') elsewhere(): string {
    throw new Forbidden('region');
  }
  @Post('v1/projects/:id/own') @Action('projects.read') own(): string {
    throw new RuleRefused();
  }
  @Get('v1/undeclared') @Action('projects.never-declared') undeclared(): string {
    reached.push('undeclared');
    return 'no';
  }
}

@Module({ controllers: [Routes], providers: [{ provide: APP_GUARD, useClass: AccessGuard }] })
class App {}

const STATUS: Record<string, number> = {
  'project.decided-by-submitter': 403,
  unauthenticated: 401,
  forbidden: 403,
  unavailable: 503,
};

/** Real sockets; `gated: false` leaves the gate away, to see the second lock hold. */
async function serve(router: object, gated = true): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ routerOptions: router } as never);
  const server = adapter.getInstance() as unknown as FastifyInstance;
  server.decorateRequest('principal', null);
  server.decorateRequest('actionRule', null);
  const authenticator = new Authenticator(
    new KeyCache(ids => Promise.resolve(new Map([...keys].filter(([id]) => ids.includes(id))))),
  );
  const refusals = {
    unauthenticated: (request: UnauthenticatedRequest) => unauthenticated.push(request),
    forbidden: (refusal: AccessRefusal) => forbidden.push(refusal),
  };
  if (gated) installAccessGate(server, { authenticator, actions, refusals, now: () => 0 });
  const app = await NestFactory.create<NestFastifyApplication>(App, adapter, { logger: false });
  app.useGlobalFilters({
    catch(error: unknown, host) {
      const reply = host.switchToHttp().getResponse();
      const status = error instanceof HttpFailure ? (STATUS[error.problem] ?? 500) : 404;
      const headers = error instanceof HttpFailure ? error.headers : {};
      const reason = error instanceof Forbidden ? error.reason : undefined;
      reply
        .code(status)
        .headers(headers)
        .send({ message: (error as Error).message, reason, type: `/problems/${(error as HttpFailure).problem}` });
    },
  });
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Bytes as they are: fetch and http.request would tidy the path up. */
function send(app: NestFastifyApplication, text: string): Promise<{ status: number; text: string }> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', data => (answer += data.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(answer.slice(9, 12)), text: answer }));
  });
}
const ask = (
  app: NestFastifyApplication,
  method: string,
  path: string,
  key?: string,
  headers: readonly string[] = [],
) =>
  send(
    app,
    [
      `${method} ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      ...(key ? [`Authorization: ApiKey ${key}`] : []),
      ...(method === 'POST' ? ['Content-Type: application/json', 'Content-Length: 2'] : []),
      ...headers,
      '',
      method === 'POST' ? '{}' : '',
    ].join('\r\n'),
  );

beforeEach(() => {
  [reached, unauthenticated, forbidden] = [[], [], []];
});

describe('the gate', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await serve({});
  });
  afterAll(() => app.close());

  it('hands principal, role and rule to the handler', async () => {
    const { status, text } = await ask(app, 'GET', '/v1/projects/1', auditor);
    expect(status).toBe(200);
    expect(text).toContain('{"client":"person:p-auditor","role":"auditor","action":"projects.read"}');
  });

  it('answers every missing or wrong key with the same words and the scheme to use', async () => {
    const wrong = [undefined, mintKey().key, `${auditor.slice(0, 17)}${'a'.repeat(43)}`, 'x'];
    const answers = await Promise.all(wrong.map(key => ask(app, 'GET', '/v1/projects/1', key)));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(({ text }) => text.split('\r\n\r\n')[1])).size).toBe(1);
    for (const { text } of answers) expect(text.toLowerCase()).toContain('www-authenticate: apikey realm="qadam"');
    expect(unauthenticated.map(({ fault }) => fault).sort()).toEqual([
      'malformed',
      'missing',
      'unknown-or-wrong',
      'unknown-or-wrong',
    ]);
    expect(reached).toEqual([]);
  });

  it('asks for no key where the action is public, and looks at none', async () => {
    expect((await ask(app, 'GET', '/health/live')).status).toBe(200);
    expect((await ask(app, 'GET', '/health/live', 'nonsense')).status).toBe(200);
    expect(unauthenticated).toEqual([]);
  });

  it('refuses a role that may not, and records who tried what', async () => {
    expect((await ask(app, 'POST', '/v1/projects/1/approvals', auditor)).status).toBe(403);
    expect(reached).toEqual([]);
    expect(forbidden).toMatchObject([
      {
        at: '1970-01-01T00:00:00.000Z',
        action: 'projects.approve-proposal',
        reason: 'role',
        client: 'person:p-auditor',
        personId: 'p-auditor',
        method: 'POST',
        route: '/v1/projects/:id/approvals',
      },
    ]);
  });

  it('lets no machine decide, whatever its role', async () => {
    expect((await ask(app, 'POST', '/v1/projects/1/approvals', deciderMachine)).status).toBe(403);
    expect(forbidden).toMatchObject([{ reason: 'machine-decides', personId: null }]);
    expect((await ask(app, 'POST', '/v1/projects/1/approvals', decider)).status).toBe(201);
    expect(reached).toEqual(['approve']);
  });

  it('records what a handler refuses too, with its reason, once', async () => {
    expect((await ask(app, 'POST', '/v1/projects/1/elsewhere', auditor)).status).toBe(403);
    expect(forbidden).toMatchObject([{ reason: 'region', route: '/v1/projects/:id/elsewhere' }]);
  });

  it('names the rule of a decision that refuses a person, so that attempts can be counted', async () => {
    expect((await ask(app, 'POST', '/v1/projects/1/own', auditor)).status).toBe(403);
    expect(forbidden).toMatchObject([{ reason: 'project.decided-by-submitter' }]);
  });

  it('denies an action that no table declares, to everybody', async () => {
    expect((await ask(app, 'GET', '/v1/undeclared')).status).toBe(401);
    expect((await ask(app, 'GET', '/v1/undeclared', decider)).status).toBe(403);
    expect(forbidden).toMatchObject([{ reason: 'unknown-action' }]);
    expect(reached).toEqual([]);
  });

  it('refuses before the body is read', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const head =
      'POST /v1/projects/1/approvals HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n';
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(head));
      socket.once('data', data => {
        socket.destroy();
        resolve(data.toString());
      });
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401/);
  });
});

describe('the guard', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await serve({}, false);
  });
  afterAll(() => app.close());

  it('is a second lock: without the gate no handler is reached, not even a public one', async () => {
    for (const [method, path] of [
      ['GET', '/v1/projects/1'],
      ['POST', '/v1/projects/1/approvals'],
      ['GET', '/health/live'],
    ])
      expect((await ask(app, method!, path!, decider)).status).toBe(403);
    expect(reached).toEqual([]);
  });
});

const VARIANTS = [
  '/v1/projects/1/approvals/',
  '//v1/projects/1/approvals',
  '/v1//projects/1/approvals',
  '/v1/projects//approvals',
  '/v1/projects/1/approvals//',
  '/V1/projects/1/approvals',
  '/v1/Projects/1/APPROVALS',
  '/v1/projects/1/%61pprovals',
  '/v1/projects/1%2Fapprovals',
  '/v1%2Fprojects/1/approvals',
  '/v1/projects/1/./approvals',
  '/v1/projects/1/../1/approvals',
  '/health/../v1/projects/1/approvals',
  '/health/live/../../v1/projects/1/approvals',
  '/health/live;/v1/projects/1/approvals',
  '/health/live%2f..%2f..%2fv1/projects/1/approvals',
  '/v1/projects/1/approvals?',
  '/v1/projects/1/approvals?_method=GET',
  '/v1/projects/1/approvals#health',
  '/v1/projects/1/approvals%00',
  '/v1/projects/1/approvals%20',
  '/v1/projects/1/approvals.json',
  '/v1/projects/1/approvals;jsessionid=1',
  '\\v1\\projects\\1\\approvals',
  '/v1/projects/%2e%2e/projects/1/approvals',
  'http://localhost/v1/projects/1/approvals',
  'http://localhost/health/live/../../v1/projects/1/approvals',
  '/%76%31/projects/1/approvals',
];
const METHODS = ['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];
const OVERRIDES = [
  'X-HTTP-Method-Override: POST',
  'X-Method-Override: POST',
  'X-HTTP-Method: POST',
  'X-Original-URL: /v1/projects/1/approvals',
  'X-Rewrite-URL: /v1/projects/1/approvals',
];

describe.each([
  ['as we configure it', { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true }],
  ['as lenient as it gets', { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, caseSensitive: false }],
  ['with semicolons as query', { useSemicolonDelimiter: true, ignoreTrailingSlash: true }],
])('with the router %s', (_name, router) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await serve(router);
  });
  afterAll(() => app.close());

  it('no spelling of a path reaches a handler without a key', async () => {
    const statuses = new Map<number, number>();
    for (const path of VARIANTS)
      for (const method of METHODS) {
        const { status } = await ask(app, method, path);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    expect(reached.filter(handler => handler !== 'live')).toEqual([]);
    for (const status of statuses.keys()) expect([200, 400, 401, 404, 405]).toContain(status);
    // The test would prove nothing if no variant were routed at all.
    expect(statuses.get(401)).toBeGreaterThan(0);
  });

  it('no header changes the method or the path that is asked for', async () => {
    for (const header of OVERRIDES) {
      const { status } = await ask(app, 'GET', '/health/live', undefined, [header]);
      expect([header, status]).toEqual([header, 200]);
      expect([401, 404]).toContain((await ask(app, 'GET', '/v1/projects/1/approvals', undefined, [header])).status);
    }
    expect(new Set(reached)).toEqual(new Set(['live']));
  });

  it('HEAD asks for what GET asks for', async () => {
    expect((await ask(app, 'HEAD', '/v1/projects/1')).status).toBe(401);
    expect((await ask(app, 'HEAD', '/v1/projects/1', auditor)).status).toBe(200);
  });
});

describe('routes of plug-ins', () => {
  it('are behind the gate like ours: there is no way to register one beside it', async () => {
    const server = fastify();
    const authenticator = new Authenticator(new KeyCache(() => Promise.resolve(new Map())));
    installAccessGate(server, {
      authenticator,
      actions,
      refusals: { unauthenticated: () => undefined, forbidden: () => undefined },
    });
    await server.register(async nested => {
      nested.get('/assets/*', () => reached.push('asset'));
      await nested.register(async deeper => void deeper.get('/deeper', () => reached.push('deeper')), { prefix: '/x' });
    });
    for (const url of ['/assets/a.js', '/x/deeper'])
      expect((await server.inject({ url })).statusCode).toBeGreaterThanOrEqual(400);
    expect(reached).toEqual([]);
    await server.close();
  });
});
