import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Inject, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/embedded-postgres.js';
import type { Config } from '../config/config.js';
import { parseFlags } from '../config/flags.js';
import { loadConfig } from '../config/load-config.js';
import { EventCatalogue } from '../event-store/event-catalogue.js';
import { Action } from '../http/routes/action.js';
import { ProblemCatalogue } from '../http/problems/catalogue.js';
import { createLogger } from '../logging/logger.js';
import { ACCESS_AUDIT_EVENTS } from '../security/access-audit.js';
import type { Assembly } from './assembly.js';
import { serve, type RunningRegister } from './serve.js';

/** A request that a test holds open until it says so. */
class Gate {
  entered = 0;
  private release: (() => void)[] = [];
  private arrived: (() => void)[] = [];
  pass = (): Promise<void> => {
    this.entered++;
    this.arrived.splice(0).forEach(tell => tell());
    return new Promise(resolve => this.release.push(resolve));
  };
  open = (): void => this.release.splice(0).forEach(go => go());
  someoneWaits = (): Promise<void> =>
    new Promise(resolve => (this.entered > 0 ? resolve() : this.arrived.push(resolve)));
}

@Controller('v1')
class Things {
  constructor(@Inject(Gate) private readonly gate: Gate) {}
  @Get('things') @Action('things.read') things(): string {
    return 'things';
  }
  @Get('slow') @Action('things.read') async slow(): Promise<string> {
    await this.gate.pass();
    return 'done';
  }
  @Get('forbidden') @Action('things.decide') decide(): string {
    return 'never';
  }
}

const assemblyWith = (gate: Gate): Assembly => ({
  apiVersion: '0.0.0',
  catalogue: new EventCatalogue(ACCESS_AUDIT_EVENTS),
  problems: new ProblemCatalogue(),
  migrations: [],
  projections: [],
  actions: [
    { action: 'things.read', roles: 'any' },
    { action: 'things.decide', roles: ['decision_maker'] },
  ],
  module: () => {
    @Module({ controllers: [Things], providers: [{ provide: Gate, useValue: gate }] })
    class App {}
    return App;
  },
});

const KEY = Buffer.alloc(32, 1).toString('base64');
const configFor = (database: TestDatabase, changes: Record<string, string> = {}): Config =>
  loadConfig(
    {
      DATABASE_URL: database.connectionString,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'qadam-serve-')),
      REGISTER_KEY: KEY,
      VAULT_KEY: KEY,
      INSTANCE: 'test',
      PORT: '0',
      LOG_FORMAT: 'json',
      ...changes,
    },
    parseFlags([]),
  );

interface Started extends RunningRegister {
  readonly lines: Record<string, unknown>[];
  readonly gate: Gate;
  readonly exited: Promise<number>;
  key(...roles: ('auditor' | 'decision_maker')[]): Promise<string>;
}

async function start(database: TestDatabase, changes?: Record<string, string>): Promise<Started> {
  const lines: Record<string, unknown>[] = [];
  const gate = new Gate();
  const config = configFor(database, changes);
  const output = createLogger(config.log, {
    write: line => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  let exit: (code: number) => void = () => undefined;
  const exited = new Promise<number>(resolve => (exit = resolve));
  const running = await serve(config, assemblyWith(gate), { output, exit, say: () => true });
  const key = async (...roles: ('auditor' | 'decision_maker')[]): Promise<string> => {
    const grant = { personId: 'p-1', organisationId: 'o-1', regions: ['*'], label: 'test' };
    const expiresAt = Date.now() + 3_600_000;
    return (await running.foundation.keys.create({ ...grant, roles, expiresAt })).key;
  };
  return { ...running, lines, gate, exited, key };
}

const get = (url: string, key?: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers: { ...(key && { authorization: `ApiKey ${key}` }), ...headers } });

describe('a register', () => {
  let database: TestDatabase;
  let register: Started;
  beforeAll(async () => {
    database = await createTestDatabase();
    register = await start(database);
  });
  afterAll(async () => {
    await register.foundation.stop.stop('the test is over');
    await database.drop();
  });

  it('answers who holds a key, and nobody else', async () => {
    const key = await register.key('auditor');
    expect((await get(`${register.url}/v1/things`)).status).toBe(401);
    const answer = await get(`${register.url}/v1/things`, key);
    expect([answer.status, await answer.text()]).toEqual([200, 'things']);
  });

  it('is live, ready and started, without a key', async () => {
    for (const probe of ['live', 'ready', 'startup', 'projections']) {
      const answer = await get(`${register.url}/health/${probe}`);
      expect([probe, answer.status, answer.headers.get('cache-control')]).toEqual([probe, 200, 'no-store']);
      await answer.text();
    }
  });

  it('shows requests, refusals, appends and projections in its metrics', async () => {
    await (await get(`${register.url}/v1/things`)).text();
    const text = await (await get(`${register.url}/metrics`)).text();
    for (const name of [
      'qadam_http_request_seconds_bucket',
      'qadam_auth_unauthenticated_total{reason="missing"}',
      'qadam_append_queue_commands',
      'qadam_projection_lag_events',
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(name);
    expect(text).toContain('route="/v1/things",status="401"');
  });

  it('writes a line per request with the pattern of the route and ids, and never a key, a query or a body', async () => {
    const key = await register.key('auditor');
    await (await get(`${register.url}/v1/things?iin=880101300123`, key)).text();
    const line = register.lines.filter(({ msg }) => msg === 'request').at(-1);
    expect(line).toMatchObject({ method: 'GET', route: '/v1/things', status: 200, client: 'person:p-1' });
    expect(line).toHaveProperty('traceId');
    const all = JSON.stringify(register.lines);
    for (const secret of [key, key.slice(17), '880101300123', KEY]) expect(all).not.toContain(secret);
  });

  it('records a refused attempt in the access audit of its instance', async () => {
    const key = await register.key('auditor');
    const answer = await get(`${register.url}/v1/forbidden`, key);
    expect(answer.status).toBe(403);
    await answer.text();
    const seen = async (): Promise<readonly string[]> =>
      (await register.foundation.log.readStream('audit-access-test')).map(({ type, data }) => `${type} ${data}`);
    let events = await seen();
    while (events.length === 0) {
      await register.foundation.log.waitForNews(0, 1_000);
      events = await seen();
    }
    expect(events[0]).toContain('AccessRefused');
    expect(events[0]).toContain('"action":"things.decide"');
    expect(events[0]).toContain('"client":"person:p-1"');
    expect(events.join()).not.toContain(key.slice(17));
  });

  it('takes no revoked key, 5 s later at most, on another instance', async () => {
    const other = await start(database);
    const key = await register.key('auditor');
    expect((await get(`${other.url}/v1/things`, key)).status).toBe(200);
    await register.foundation.keys.revoke(key.split('.')[0]!);
    const revoked = performance.now();
    let status = 200;
    while (status === 200) {
      const answer = await get(`${other.url}/v1/things`, key);
      await answer.text();
      status = answer.status;
    }
    expect(status).toBe(401);
    expect(performance.now() - revoked).toBeLessThan(5_000);
    await other.foundation.stop.stop('the test is over');
  });

  it('keeps a projector to its work: probes and figures only', async () => {
    const projector = await start(database, { ROLE: 'projector' });
    const key = await register.key('auditor');
    expect((await get(`${projector.url}/v1/things`, key)).status).toBe(503);
    expect((await get(`${projector.url}/health/ready`)).status).toBe(200);
    await projector.foundation.stop.stop('the test is over');
  });
});

describe('a register that is asked to stop', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('finishes what it began, tells callers to go elsewhere, accepts nothing new, and exits 0', async () => {
    const register = await start(database, { SHUTDOWN_DELAY_MS: '50' });
    const { port } = new URL(register.url);
    const key = await register.key('auditor');
    const agent = new Agent({ keepAlive: true });
    const held = new Promise<{ status: number; connection: string | undefined; body: string }>((resolve, reject) => {
      const headers = { authorization: `ApiKey ${key}` };
      request({ port, path: '/v1/slow', agent, headers }, response => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode!, connection: response.headers.connection, body }),
        );
      })
        .on('error', reject)
        .end();
    });
    await register.gate.someoneWaits();
    const stopped = register.foundation.stop.stop('SIGTERM');
    const ready = await get(`${register.url}/health/ready`);
    expect([ready.status, ready.headers.get('content-type')]).toEqual([503, 'application/problem+json; charset=utf-8']);
    expect(JSON.stringify(await ready.json())).toContain('stopping');

    await untilRefused(Number(port));
    register.gate.open();
    expect(await held).toEqual({ status: 200, connection: 'close', body: 'done' });
    await stopped;
    expect(await register.exited).toBe(0);
    agent.destroy();
  });

  it('cuts off what does not end in time, says so, and still closes the rest', async () => {
    const register = await start(database, { DRAIN_DEADLINE_MS: '100' });
    const key = await register.key('auditor');
    const hanging = get(`${register.url}/v1/slow`, key);
    hanging.catch(() => undefined);
    await register.gate.someoneWaits();
    await register.foundation.stop.stop('SIGTERM');
    await expect(hanging).rejects.toThrow();
    expect(register.lines.map(({ msg }) => msg)).toContain('requests were cut off');
    await expect(register.foundation.appPool.query('select 1')).rejects.toThrow(/end/);
  });

  it('writes waiting refusals before it leaves', async () => {
    const register = await start(database);
    const key = await register.key('auditor');
    const before = (await register.foundation.log.head()).position;
    await (await get(`${register.url}/v1/forbidden`, key)).text();
    await register.foundation.stop.stop('SIGTERM');
    const again = await start(database);
    expect((await again.foundation.log.head()).position).toBe(before + 1);
    await again.foundation.stop.stop('the test is over');
  });
});

describe('a start that fails', () => {
  it('closes what it had opened', async () => {
    const database = await createTestDatabase();
    const assembly = { ...assemblyWith(new Gate()), actions: [] };
    const output = createLogger(configFor(database).log, { write: () => undefined });
    const exits: number[] = [];
    const failing = serve(configFor(database), assembly, { output, exit: code => exits.push(code), say: () => true });
    await expect(failing).rejects.toThrow(/GET \/v1\/things asks for things\.read, which no context declares/);
    expect(exits).toEqual([]);
    await database.drop(); // would hang or cut connections that the failed start had left
  });
});

function untilRefused(port: number): Promise<void> {
  return new Promise(resolve => {
    const attempt = (): void => {
      request({ port, path: '/health/live', agent: false }, response => {
        response.resume();
        response.on('end', attempt);
      })
        .on('error', () => resolve())
        .end();
    };
    attempt();
  });
}
