import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { registerKeyCheck, STATE_TABLES } from '../../src/cli/backup.js';
import { seedDemo } from '../../src/demo/seed/seed.js';
import { exportPass, type Exported } from '../../src/platform/backup/export.js';
import { Progress } from '../../src/platform/backup/progress.js';
import type { RunningRegister } from '../../src/platform/lifecycle/serve.js';
import { demoKeysFile, type DemoKeys } from '../../src/platform/security/demo-keys.js';
import { cli, type Ended } from '../contracts/backup/cli-process.js';
import { ARegister, stop } from './a-seeded-register.js';
import { untilSettled } from './what-is-recorded.js';

const KEY = Buffer.alloc(32, 1);
const SUN = { fullName: 'John Young Sun', iin: '850101300005', email: 'john@example.org', phone: '+77011234567' };
const MOON = { fullName: 'Aigerim Ai', email: 'ai@example.org' };
const PARCEL = {
  cadastralNumber: '19:293:045:777',
  areaHa: '20',
  category: 'reserve',
  purpose: 'Solar power plant',
  kato: '613600000',
};

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

type Running = RunningRegister & { readonly keys: DemoKeys };

type Asked = readonly [role: keyof DemoKeys, path: string, key?: string, body?: object];

async function call(to: Running, ...[role, path, key, body]: Asked): Promise<Answered> {
  const answer = await fetch(`${to.url}${path}`, {
    method: key === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `ApiKey ${to.keys[role].key}`,
      ...(key === undefined ? {} : { 'idempotency-key': key, 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as Record<string, unknown> };
}

/** What may not differ: `meta` says how fresh an answer is, and the Sync-Token of which life it is. */
const lasting = ({ status, headers, body: { meta: _, ...body } }: Answered) => ({
  status,
  etag: headers.get('etag'),
  location: headers.get('location'),
  body,
});

/** Every row of every read model, as text. */
async function readModels(pool: Pool): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows: views } = await pool.query<{ name: string }>(
    `select viewname as name from pg_views where schemaname = 'rm' order by 1`,
  );
  const dump: Record<string, readonly string[]> = {};
  for (const { name } of views) {
    const { rows } = await pool.query<{ text: string }>(
      `select t::text as text from rm.${name} t order by t::text collate "C"`,
    );
    dump[name] = rows.map(({ text }) => text);
  }
  return dump;
}

async function caughtUp(running: Running): Promise<void> {
  const { position } = await running.foundation.log.head();
  const names = running.foundation.projections.status().then(all => all.map(({ name }) => name));
  if (!(await running.foundation.projections.waitFor(await names, position, 60_000))) throw new Error('too slow');
}

// A restore comes back into PostgreSQL, whatever the home was; from there `qadam migrate` moves it.
const withPostgres = process.env['QADAM_TEST_STORE'] === 'eventstoredb' ? describe.skip : describe;

withPostgres('a register that is lost with its database', () => {
  let lost: ARegister;
  let found: ARegister;
  let was: Running;
  let folder: string;
  let restored: Ended;

  const exported = (signal?: AbortSignal, progress?: Progress): Promise<Exported> => {
    const { connection: address } = lost.database;
    const parts = { folder, address, role: was.foundation.appRole, tables: STATE_TABLES, segmentEvents: 500 };
    return exportPass({ ...parts, registerKeyCheck: registerKeyCheck(KEY), progress }, signal);
  };
  const environment = (changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    DATABASE_URL: found.database.connectionString,
    REGISTER_KEY: KEY.toString('base64'),
    VAULT_KEY: KEY.toString('base64'),
    DATA_DIR: found.dataDir,
    ...changes,
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qadam-backup-'));
    [lost, found] = [await ARegister.empty(), await ARegister.empty()];
    was = await lost.start();
    await seedDemo(was.app, was.foundation);
    await untilSettled(was.foundation.log);
  }, 180_000);
  afterAll(async () => {
    await lost.drop();
    await found.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes back with its history, its read models, its answers and its people, but not with whom it erased', async () => {
    const posts: readonly Asked[] = [
      ['project_officer', '/v1/persons', 'sun', SUN],
      ['project_officer', '/v1/persons', 'moon', MOON],
      ['land_officer', '/v1/parcels', 'parcel', PARCEL],
      // Said twice: a command that records nothing is answered for ever as well.
      ['land_officer', '/v1/parcels', 'parcel-again', PARCEL],
    ];
    const answers: Answered[] = [];
    for (const post of posts) answers.push(await call(was, ...post));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 200]);
    const [sun, moon] = answers.map(({ headers }) => headers.get('location') ?? '') as [string, string];
    await exported();

    // Erased after the last snapshot of the vault: it still has him, and only the log knows better.
    const erasure = [
      'data_steward',
      `${sun}/erasures`,
      'erase',
      { legalGround: 'Request of the subject, No 12' },
    ] as const;
    const erased = await call(was, ...erasure);
    expect(erased.status).toBe(201);
    await untilGone(was.foundation.appPool, sun);
    const asking = new AbortController();
    const late = new Progress(() => undefined);
    late.reached = () => asking.abort();
    expect((await exported(asking.signal, late)).complete).toBe(false);

    await caughtUp(was);
    const before = await readModels(was.foundation.readPool);
    expect(Object.values(before).flat().length).toBeGreaterThan(500);
    const paths = ['/v1/projects?limit=100', '/v1/parcels/19293045777', ...(await projectPaths(was)), moon];
    const seen = await Promise.all(paths.map(path => call(was, 'project_officer', path)));
    const { position: head } = await was.foundation.log.head();
    await stop(was);

    restored = await cli(environment(), '--json', 'restore', '--from', folder);
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(JSON.parse(restored.out)).toMatchObject({ ok: true, incarnation: 2, restoredPosition: head, erased: 1 });
    copyFileSync(demoKeysFile(lost.dataDir), demoKeysFile(found.dataDir));
    const is = await found.start();
    expect(is.foundation.register).toEqual({ ...was.foundation.register, incarnation: 2 });
    await caughtUp(is);

    expect(await readModels(is.foundation.readPool)).toEqual(before);
    const again = await Promise.all(paths.map(path => call(is, 'project_officer', path)));
    expect(again.map(lasting)).toEqual(seen.map(lasting));
    for (const [index, post] of posts.entries()) {
      const repeated = await call(is, ...post);
      expect(lasting(repeated)).toEqual(lasting(answers[index]!));
      expect(repeated.headers.get('idempotent-replayed')).toBe('true');
    }
    expect(lasting(await call(is, ...erasure))).toEqual(lasting(erased));
    const other = await call(is, 'project_officer', '/v1/persons', 'moon', { ...MOON, email: 'other@example.org' });
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);

    const person = await call(is, 'project_officer', sun);
    expect([person.status, person.body['code']]).toEqual([410, 'PERSON_ERASED']);
    expect(await heldOf(is.foundation.appPool, sun)).toBe(0);
    expect((await call(is, 'project_officer', moon)).body['data']).toMatchObject(MOON);

    const under = (token: string): Promise<Response> =>
      fetch(`${is.url}/v1/projects`, {
        headers: { authorization: `ApiKey ${is.keys.auditor.key}`, 'sync-token': token },
      });
    const [held, ahead] = [await under(`1.${head}`), await under(`1.${head + 1}`)];
    expect([held.status, ahead.status]).toEqual([200, 410]);
    expect(((await ahead.json()) as { code: string }).code).toBe('GONE');
    await held.text();
    // Automations read everything anew, and nothing came of it: the ledger knew every command they sent.
    await untilAutomationsRest(is.foundation.projectionPool, head + 1);
    expect((await is.foundation.log.head()).position).toBe(head + 1);
    await stop(is);
  }, 180_000);

  it('is not restored under a key that is not its own, nor over itself', async () => {
    const wrong = Buffer.alloc(32, 9).toString('base64');
    for (const [changes, reason] of [
      [{ REGISTER_KEY: wrong }, /REGISTER_KEY is not the key of this register/],
      [{ VAULT_KEY: wrong }, /VAULT_KEY is not the key/],
      [{}, /was restored already/],
    ] as const) {
      const { code, out } = await cli(environment(changes), '--json', 'restore', '--from', folder);
      expect([code, JSON.parse(out)]).toEqual([2, { ok: false, refused: true, reason: expect.stringMatching(reason) }]);
    }
  }, 60_000);
});

async function projectPaths(running: Running): Promise<readonly string[]> {
  const { body } = await call(running, 'project_officer', '/v1/projects?limit=100');
  const ids = (body['items'] as { projectId: string }[]).map(({ projectId }) => projectId).slice(0, 10);
  return ids.flatMap(id => [`/v1/projects/${id}`, `/v1/projects/${id}/timeline`]);
}

async function heldOf(pool: Pool, location: string): Promise<number> {
  const { rowCount } = await pool.query('select from app.person_vault where person_id = $1', [
    location.split('/').at(-1),
  ]);
  return rowCount ?? 0;
}

const untilGone = (pool: Pool, location: string): Promise<void> =>
  until('the vault is empty of who was erased', async () => (await heldOf(pool, location)) === 0);

/** All have read up to the position, fired what was due, and had an answer to every command. */
const untilAutomationsRest = (pool: Pool, position: number): Promise<void> =>
  until('the automations rest', async () => {
    const { rows } = await pool.query<{ rest: boolean }>(
      `select (select min(position) from rm.projection_generation where cardinality(tables) = 0) >= $1
          and not exists (select from rm.automation_timer where due <= now())
          and not exists (select from rm.automation_outbox where answered_at is null) as rest`,
      [position],
    );
    return rows[0]?.rest === true;
  });

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (await isSo()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`not in time: ${what}`);
}
