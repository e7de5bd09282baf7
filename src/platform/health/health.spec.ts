import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { LogUnavailable } from '../event-store/event-log.errors.js';
import { MemoryEventLog } from '../event-store/memory/memory-event-log.js';
import type { ProjectionStatus } from '../projections/projection-status.js';
import { Health, type Affects, type Finding } from './health.js';
import { serveHealth } from './health-routes.js';
import { registerChecks } from './register-checks.js';

const started = () => {
  let now = 0;
  const health = new Health(() => now);
  const server = fastify();
  serveHealth(server, health, async () => []);
  const add = (name: string, affects: Affects, check: () => Finding | Promise<Finding>) =>
    health.register({ name, affects, check });
  const probe = async (name: string) => {
    const { statusCode, body, headers } = await server.inject({ url: `/health/${name}` });
    return {
      status: statusCode,
      type: headers['content-type'],
      retry: headers['retry-after'],
      body: JSON.parse(body) as Record<string, unknown>,
    };
  };
  return { health, add, probe, pass: (ms: number) => (now += ms) };
};
const fine = (): Finding => ({ ok: true });
const broken = (): Finding => ({ ok: false, detail: 'away' });

describe('health', () => {
  it('is live whatever else is broken: a database that is away must not restart applications', async () => {
    const { health, add, probe } = started();
    add('event-store', 'ready', broken);
    health.drain();
    expect(await probe('live')).toMatchObject({ status: 200, body: { status: 'live' } });
  });

  it('is ready only while everything a request needs is there, and says as a problem what is not', async () => {
    const { add, probe, pass } = started();
    let finding = fine();
    add('event-store', 'ready', () => finding);
    expect(await probe('ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    finding = broken();
    pass(1_000);
    expect(await probe('ready')).toMatchObject({
      status: 503,
      type: 'application/problem+json; charset=utf-8',
      retry: '1',
      body: { status: 503, code: 'UNAVAILABLE', detail: 'not ready: event-store (away)' },
    });
  });

  it('shows projections that are stuck and stays ready: lag is no reason to send a request elsewhere', async () => {
    const { add, probe } = started();
    add('projections', 'shown', () => ({ ok: false, detail: 'stuck: projects-list', facts: { parkedStreams: 2 } }));
    expect(await probe('ready')).toMatchObject({
      status: 200,
      body: { checks: { projections: { ok: false, facts: { parkedStreams: 2 } } } },
    });
  });

  it('asks each check at most once a second, however many probes ask', async () => {
    const { add, probe, pass } = started();
    let asked = 0;
    add('event-store', 'ready', () => ({ ok: ++asked > 0 }));
    await Promise.all(Array.from({ length: 20 }, () => probe('ready')));
    expect(asked).toBe(1);
    pass(999);
    await probe('ready');
    expect(asked).toBe(1);
    pass(1);
    await probe('ready');
    expect(asked).toBe(2);
  });

  it('takes a check that throws or hangs for a finding, and repeats no driver’s words to strangers', async () => {
    const { add, probe } = started();
    add('throws', 'ready', () =>
      Promise.reject(new LogUnavailable('not-applied', 'password of qadam_owner at 10.0.0.5')),
    );
    add('hangs', 'ready', () => new Promise(() => undefined));
    const { status, body } = await probe('ready');
    expect(status).toBe(503);
    expect(body.detail).toBe('not ready: throws (LogUnavailable), hangs (no answer within 1 s)');
  });

  it('says no at once when the process is asked to stop', async () => {
    const { health, add, probe } = started();
    add('event-store', 'ready', fine);
    await probe('ready');
    health.drain();
    expect(await probe('ready')).toMatchObject({ status: 503, body: { checks: { draining: { ok: false } } } });
  });

  it('has started once everything was fine once, and stays started', async () => {
    const { add, probe, pass } = started();
    let finding = broken();
    add('seeding', 'startup', () => finding);
    expect((await probe('startup')).status).toBe(503);
    expect((await probe('ready')).status).toBe(503);
    finding = fine();
    pass(1_000);
    expect((await probe('startup')).status).toBe(200);
    finding = broken();
    pass(1_000);
    expect([(await probe('startup')).status, (await probe('ready')).status]).toEqual([200, 200]);
  });

  it('refuses two contributors of one name', () => {
    const { add } = started();
    add('event-store', 'ready', fine);
    expect(() => add('event-store', 'ready', fine)).toThrow(/event-store/);
  });

  it('looks at the store’s writability, stuck projections, the embedded server and the disk', async () => {
    const { health, probe, pass } = started();
    const line = {
      name: 'projects-list',
      live: true,
      state: 'degraded',
      lagEvents: 5,
      lagSeconds: 1,
      parkedStreams: 1,
    };
    const embedded = { state: 'ready', restarts: 2 };
    const log = new MemoryEventLog();
    registerChecks({
      health,
      log,
      projections: {
        status: async () => [line] as unknown as ProjectionStatus[],
        positionOf: () => Promise.resolve(7),
      },
      database: { dataDir: '/tmp', embedded },
    });
    expect(await probe('ready')).toMatchObject({
      status: 200,
      body: {
        checks: {
          'event-store': { ok: true },
          projections: { ok: false, detail: 'stuck: projects-list', facts: { lagEvents: 5, parkedStreams: 1 } },
          'embedded-postgresql': { ok: true, facts: { restarts: 2 } },
          disk: { ok: true },
        },
      },
    });
    embedded.state = 'restarting';
    log.checkWritable = () => Promise.reject(new LogUnavailable('not-applied', 'away'));
    pass(1_000);
    expect((await probe('ready')).body.detail).toBe(
      'not ready: event-store (LogUnavailable), embedded-postgresql (restarting)',
    );
  });

  it('is not ready before the tables of every read model are there: commands look things up in them', async () => {
    const { health, probe, pass } = started();
    const made = new Set(['projects-list']);
    const positionOf = (name: string): Promise<number> =>
      made.has(name) ? Promise.resolve(0) : Promise.reject(new Error(`${name} is not there yet`));
    const projections = { status: () => Promise.resolve([]), positionOf };
    const database = { dataDir: '/tmp', embedded: null };
    registerChecks({ health, log: new MemoryEventLog(), projections, database }, ['projects-list', 'watched-projects']);
    expect(await probe('ready')).toMatchObject({ status: 503, body: { detail: 'not ready: read-models (Error)' } });
    made.add('watched-projects');
    pass(1_000);
    expect(await probe('ready')).toMatchObject({ status: 200 });
  });
});
