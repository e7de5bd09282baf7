import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assembly } from '../../../src/app.module.js';
import { parseFlags } from '../../../src/platform/config/flags.js';
import { loadConfig } from '../../../src/platform/config/load-config.js';
import { serve, type RunningRegister } from '../../../src/platform/lifecycle/serve.js';
import { createLogger } from '../../../src/platform/logging/logger.js';
import { ensureDemoKeys, type DemoKeys } from '../../../src/platform/security/demo-keys.js';
import { createTestDatabase, type TestDatabase } from '../../support/embedded-postgres.js';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';
import { cli, type Ended } from '../backup/cli-process.js';
import { until } from './support.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const SUN = { fullName: 'John Young Sun', iin: '850101300005', email: 'john@example.org', phone: '+77011234567' };
const parcel = (number: number): object => ({
  cadastralNumber: `19:293:045:${number}`,
  areaHa: '20',
  category: 'reserve',
  purpose: 'Solar power plant',
  kato: '613600000',
});

type Running = RunningRegister & { readonly keys: DemoKeys };
type Asked = readonly [role: keyof DemoKeys, path: string, key?: string, body?: object];

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function call(to: Running, ...[role, path, key, body]: Asked): Promise<Answered> {
  const answer = await fetch(`${to.url}${path}`, {
    method: key === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `ApiKey ${to.keys[role].key}`,
      ...(key === undefined ? {} : { 'idempotency-key': key, 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

/** What may not differ: `meta` says how fresh an answer is; a Sync-Token names the same place in one of two ways. */
const lasting = ({ status, headers, body: { meta: _, ...body } }: Answered) => ({
  status,
  etag: headers.get('etag'),
  location: headers.get('location'),
  body,
});

describe('an application whose register moves', () => {
  let database: TestDatabase;
  let standIn: StandIn;
  let dataDir: string;
  const running: Running[] = [];

  beforeAll(async () => {
    [database, standIn] = [await createTestDatabase(), await startStandIn()];
    dataDir = mkdtempSync(join(tmpdir(), 'qadam-move-'));
  }, 60_000);
  afterAll(async () => {
    for (const each of running) await each.foundation.stop.stop('the test is over', 0);
    await standIn.stop();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const environment = (): Record<string, string> => ({
    DATABASE_URL: database.connectionString,
    EVENTSTOREDB_URL: standIn.url,
    DATA_DIR: dataDir,
    REGISTER_KEY: KEY,
    VAULT_KEY: KEY,
  });

  async function start(store: 'postgres' | 'eventstoredb'): Promise<Running> {
    const more = { EVENT_STORE: store, INSTANCE: 'api-1', PORT: '0', LOG_LEVEL: 'fatal', LOG_FORMAT: 'json' };
    const config = loadConfig({ ...environment(), ...more }, parseFlags([]));
    const output = createLogger(config.log);
    const started = await serve(config, assembly, { output, exit: () => undefined, say: () => undefined });
    const { keys, startedEmpty } = started.foundation;
    const demo = await ensureDemoKeys(dataDir, keys, startedEmpty);
    if (demo === null) throw new Error('this register has no demo keys');
    const found = { ...started, keys: demo.keys };
    running.push(found);
    return found;
  }

  async function stop(each: Running): Promise<void> {
    running.splice(running.indexOf(each), 1);
    await each.foundation.stop.stop('moved', 0);
  }

  const migrateTo = (to: 'postgres' | 'eventstoredb'): Promise<Ended> => {
    const from = to === 'postgres' ? 'eventstoredb' : 'postgres';
    return cli(environment(), '--json', 'migrate', '--from', from, '--to', to);
  };

  /** Which tables show the read models, and since when. */
  const generations = async (each: Running): Promise<unknown> =>
    (await each.foundation.readPool.query('select name, version, tables from rm.projection_generation order by name'))
      .rows;

  async function settled(each: Running): Promise<void> {
    const { log, projections } = each.foundation;
    const names = (await projections.status()).map(({ name }) => name);
    expect(await projections.waitFor(names, (await log.head()).position, 20_000)).toBe(true);
  }

  /** Still up, and no home any more: nothing but "not here, not now", for new keys and for "nothing to record". */
  async function expectTurnedAway(old: Running, n: number): Promise<void> {
    const turned: readonly Asked[] = [
      ['land_officer', '/v1/parcels', `away-${n}`, parcel(700 + n)],
      ['land_officer', '/v1/parcels', `away-again-${n}`, parcel(100)],
    ];
    for (const asked of turned) {
      const { status, headers, body } = await call(old, ...asked);
      expect([status, body['code'], Number(headers.get('retry-after'))]).toEqual([
        503,
        'EVENT_STORE_UNAVAILABLE',
        expect.any(Number),
      ]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await until('it says that it is not ready', async () => {
      const ready = await fetch(`${old.url}/health/ready`);
      await ready.text();
      return ready.status === 503;
    });
  }

  it('goes on with the same ETags, keys and read models, there and back, while instances of the old home say 503', async () => {
    const first = await start('postgres');
    const posts: Asked[] = [
      ['project_officer', '/v1/persons', 'sun', SUN],
      ['land_officer', '/v1/parcels', 'parcel', parcel(100)],
      // Said twice: a command that records nothing is answered for ever as well.
      ['land_officer', '/v1/parcels', 'parcel-again', parcel(100)],
      ['land_officer', '/v1/parcels', 'parcel-2', parcel(101)],
    ];
    const answers: Answered[] = [];
    for (const post of posts) answers.push(await call(first, ...post));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 201]);
    const person = answers[0]!.headers.get('location')!;
    const reads: readonly Asked[] = [
      ['land_officer', '/v1/parcels/19293045100'],
      ['land_officer', '/v1/parcels/19293045101'],
      ['project_officer', person],
    ];
    await settled(first);
    const seen = await Promise.all(reads.map(read => call(first, ...read)));
    const built = await generations(first);

    async function expectTheSame(is: Running): Promise<void> {
      const again = await Promise.all(reads.map(read => call(is, ...read)));
      expect(again.map(lasting)).toEqual(seen.map(lasting));
      for (const [index, post] of posts.entries()) {
        const repeated = await call(is, ...post);
        expect(lasting(repeated)).toEqual(lasting(answers[index]!));
        expect(repeated.headers.get('idempotent-replayed')).toBe('true');
      }
      expect(await generations(is)).toEqual(built);
    }
    const { status, body } = await call(first, 'land_officer', '/v1/parcels', 'parcel', parcel(103));
    expect([status, body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);

    const forth = await migrateTo('eventstoredb');
    expect([forth.code, forth.err]).toEqual([0, '']);
    expect(JSON.parse(forth.out)).toMatchObject({
      ok: true,
      turned: true,
      events: (await first.foundation.log.head()).position,
    });
    await expectTurnedAway(first, 1);
    await expect(start('postgres')).rejects.toMatchObject({ name: 'WrongHome' });

    const second = await start('eventstoredb');
    await expectTheSame(second);
    const reused = await call(second, 'land_officer', '/v1/parcels', 'parcel', parcel(103));
    expect([reused.status, reused.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    // Who was turned away comes again.
    for (const [key, number] of [
      ['away-1', 701],
      ['parcel-3', 102],
    ] as const) {
      const asked = ['land_officer', '/v1/parcels', key, parcel(number)] as const;
      posts.push(asked);
      answers.push(await call(second, ...asked));
    }
    posts.push(['land_officer', '/v1/parcels', 'parcel-3-again', parcel(102)]);
    answers.push(await call(second, ...posts.at(-1)!));
    expect(answers.slice(4).map(each => each.status)).toEqual([201, 201, 200]);
    await settled(second);
    await stop(first);

    const back = await migrateTo('postgres');
    expect([back.code, back.err]).toEqual([0, '']);
    expect(JSON.parse(back.out)).toMatchObject({ ok: true, turned: true });
    await expectTurnedAway(second, 2);
    await stop(second);
    const third = await start('postgres');
    await expectTheSame(third);
    expect((await call(third, 'land_officer', '/v1/parcels', 'away-2', parcel(702))).status).toBe(201);

    expect(JSON.parse((await migrateTo('postgres')).out)).toMatchObject({ ok: true, turned: false });
    const refused = await migrateTo('eventstoredb');
    expect([refused.code, JSON.parse(refused.out)]).toEqual([
      2,
      { ok: false, refused: true, reason: expect.stringContaining('it takes a store with nothing there') },
    ]);
  }, 180_000);
});
