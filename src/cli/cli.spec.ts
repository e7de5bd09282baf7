import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/embedded-postgres.js';
import { PROJECT_ROOT } from '../platform/config/data-dir.js';
import { migrate, PLATFORM_MIGRATIONS } from '../platform/postgres/migrations.js';
import { EVENT_LOG_MIGRATIONS } from '../platform/event-store/postgres/postgres-event-log.js';
import { checkNode, checkTimeZones } from './doctor.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  EVENT_LOG_MIGRATIONS,
  new URL('../platform/projections/migrations/', import.meta.url),
  new URL('../platform/security/migrations/', import.meta.url),
];

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qadam-cli-'));
  database = await createTestDatabase();
  await migrate(database.connection, MIGRATIONS);
});
afterAll(() => database.drop());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const environment = (url = database.connectionString): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  DATABASE_URL: url,
  REGISTER_KEY: KEY,
  VAULT_KEY: KEY,
  DATA_DIR: dataDir,
});

function child(args: readonly string[], env = environment()): ChildProcess {
  const hooks = join(PROJECT_ROOT, 'test/support/typescript-hooks.mjs');
  return spawn(process.execPath, ['--import', hooks, join(PROJECT_ROOT, 'src/cli.ts'), ...args], {
    env,
    cwd: tmpdir(),
  });
}

function ended(process: ChildProcess): Promise<Ended> {
  return new Promise(resolve => {
    let [out, err] = ['', ''];
    process.stdout!.on('data', (data: Buffer) => (out += data.toString()));
    process.stderr!.on('data', (data: Buffer) => (err += data.toString()));
    process.on('close', code => resolve({ code, out, err }));
  });
}
const qadam = (...args: string[]): Promise<Ended> => ended(child(args));

const GRANT = ['keys', 'create', '--role', 'auditor', '--person', 'p-1', '--organisation', 'audit-office'];

describe('qadam keys', () => {
  it('makes a key, lists it without its secret, and revokes it', async () => {
    const made = JSON.parse((await qadam('--json', ...GRANT, '--label', 'desk 4')).out) as { id: string; key: string };
    expect(made.key).toMatch(/^[0-9a-z]{16}\.[A-Za-z0-9_-]{43}$/);

    const list = await qadam('keys', 'list');
    expect(list.out).toMatch(new RegExp(`${made.id} +person:p-1 +auditor .*valid +never +desk 4`));
    expect(list.out).not.toContain(made.key.slice(17));

    expect(await qadam('keys', 'revoke', made.id)).toMatchObject({ code: 0 });
    expect((await qadam('keys', 'list')).out).toMatch(new RegExp(`${made.id} .* revoked`));
    expect(await qadam('keys', 'revoke', made.id)).toMatchObject({ code: 1 });
  }, 60_000);

  it('refuses in one sentence, without a stack', async () => {
    const { code, err } = await qadam(
      'keys',
      'create',
      '--role',
      'admin',
      '--role',
      'auditor',
      '--person',
      'p',
      '--organisation',
      'o',
    );
    expect([code, err.trim()]).toEqual([1, 'admin goes with no other role']);
    const unknown = await qadam('keys', 'create', '--role', 'boss', '--person', 'p', '--organisation', 'o');
    expect(unknown.err).toContain('Roles are investor_rep, project_officer');
  }, 60_000);

  it('says so when there is no register yet', async () => {
    const empty = await createTestDatabase();
    const { code, err } = await ended(child(['keys', 'list'], environment(empty.connectionString)));
    expect([code, err.trim()]).toEqual([1, 'There is no register in this database yet: start it once first.']);
    await empty.drop();
  }, 60_000);
});

describe('qadam projections', () => {
  it('lists none where none has run, and asks nobody to rebuild what is not there', async () => {
    expect(JSON.parse((await qadam('--json', 'projections', 'list')).out)).toEqual([]);
    const { code, err } = await qadam('projections', 'rebuild', 'projects-list');
    expect([code, err.trim()]).toEqual([1, 'There is no projects-list. Known: .']);
  }, 60_000);
});

describe('qadam doctor', () => {
  it('tells what machine and database are fit for', async () => {
    // The test server runs without fsync: exactly what a doctor is for.
    const { code, out } = await qadam('doctor');
    expect(code).toBe(1);
    expect(out).toMatch(/^ok +node +\d+\./m);
    expect(out).toMatch(/^ok +time zones +tzdata \d{4}/m);
    expect(out).toMatch(/^ok +database +PostgreSQL \d+/m);
    expect(out).toMatch(/^ok +clock /m);
    expect(out).toMatch(/^ok +event store +register [0-9a-f-]{36}, incarnation 1, 0 events/m);
    expect(out).toMatch(
      /^BAD +database +PostgreSQL runs with fsync = off: a power cut can destroy the whole register\./m,
    );
  }, 60_000);

  it('says what is wrong with a database that is not there', async () => {
    const { code, out } = await ended(child(['--json', 'doctor'], environment('postgres://u:hunter2@127.0.0.1:1/q')));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ check: 'database', ok: false }));
    expect(out).not.toContain('hunter2');
  }, 60_000);

  it('knows which Node is enough, and that Almaty moved in 2024', () => {
    expect(['20.18.3', '20.19.0', '18.20.0', '22.1.0'].map(version => checkNode(version).ok)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(checkTimeZones().ok).toBe(true);
  });
});

describe('qadam serve', () => {
  it('names every wrong variable and exits before it touches anything', async () => {
    const { code, err } = await ended(child(['serve', '--port', 'x'], { ...environment(), ROLE: 'boss' }));
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Qadam cannot start: ROLE must be .*; PORT must be .*\.\n$|^Qadam cannot start: .*PORT.*ROLE.*\n$/,
    );
  }, 60_000);

  it('prints its configuration with secrets masked', async () => {
    const { code, out } = await qadam('serve', '--print-config', '--port', '4001');
    expect(code).toBe(0);
    expect(out).toMatch(/^PORT +4001 +--port$/m);
    expect(out).toMatch(/^REGISTER_KEY +\*{8} +environment$/m);
    expect(out).not.toContain(KEY);
  }, 60_000);

  it('writes the .env.example of the repository', async () => {
    expect((await qadam('env-example')).out).toBe(readFileSync(join(PROJECT_ROOT, '.env.example'), 'utf8'));
  }, 60_000);
});

describe('qadam on an embedded folder', () => {
  it('makes nothing where nothing was started', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qadam-unused-'));
    const env: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin' };
    const list = await ended(child(['--data', folder, 'keys', 'list'], env));
    expect(list).toMatchObject({ code: 1, err: `There is no register in ${folder} yet: start it once first.\n` });
    expect((await ended(child(['--data', folder, 'doctor'], env))).code).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);

  it('finds a secret that others can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qadam-open-'));
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'vault.key'), KEY, { mode: 0o644 });
    const env: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', DATA_DIR: folder };
    const { code, out } = await ended(child(['doctor'], env));
    expect(code).toBe(1);
    expect(out).toMatch(/^BAD +secrets +vault\.key is 644; 600 is needed/m);
    expect(out).toMatch(/^ok +database +embedded; the first start will make it/m);
  }, 60_000);
});
