import { appendFileSync, chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { createClient } from '../../../src/platform/postgres/pool.js';
import { sharedConnection } from '../../support/embedded-postgres.js';
import { cli, Cli, type Ended } from './cli-process.js';
import { manifestOf, Register, REGISTER_KEY } from './support.js';

const KEY = REGISTER_KEY.toString('base64');
const MINUTES = 180_000;

/** From another database of the server: nobody shuts the one they stand in. */
async function beside(sql: string): Promise<void> {
  const client = createClient(sharedConnection(), { applicationName: 'test-beside' });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('qadam export', () => {
  let register: Register;
  let nowhere: string;
  beforeAll(async () => {
    register = await Register.empty();
    nowhere = join(tmpdir(), 'qadam-never-made');
    await register.works(30);
  });
  afterAll(() => register.drop());

  const environment = (url = register.database.connectionString): NodeJS.ProcessEnv => ({
    DATABASE_URL: url,
    REGISTER_KEY: KEY,
    VAULT_KEY: KEY,
    DATA_DIR: nowhere,
  });
  const qadam = (...args: readonly string[]): Promise<Ended> => cli(environment(), ...args);

  it(
    'writes, goes on, and verifies: 0 for done, 2 for what is not as it should be',
    async () => {
      const folder = join(register.newFolder(), 'new');
      const first = await qadam('export', '--to', folder, '--segment-events', '10');
      expect([first.code, first.err]).toEqual([0, '']);
      const manifest = manifestOf(folder);
      expect(first.out).toContain(`log SHA-256 ${manifest.logSha256}`);
      await register.works(10);
      const second = await qadam('--json', 'export', '--to', folder, '--segment-events', '10');
      expect(JSON.parse(second.out)).toMatchObject({ ok: true, folder, position: await register.head() });

      // Offline: there is no database, and no key is asked for.
      const verified = await cli({}, '--json', 'export', '--verify', folder);
      expect(verified.code).toBe(0);
      const { logSha256, position } = manifestOf(folder);
      expect(JSON.parse(verified.out)).toMatchObject({ ok: true, verified: true, logSha256, position });

      appendFileSync(join(folder, 'segment-000000002.ndjson'), ' ');
      const refused = await cli({}, '--json', 'export', '--verify', folder);
      expect([refused.code, refused.err.trim()]).toEqual([2, 'Refused: segment-000000002.ndjson ends within a line']);
      expect(JSON.parse(refused.out)).toMatchObject({ ok: false, refused: true });
    },
    MINUTES,
  );

  it(
    'says 1 for what may go well another time, and makes no folder for a question',
    async () => {
      const folder = join(register.newFolder(), 'new');
      const away = await cli(environment('postgres://u:hunter2@127.0.0.1:1/q'), '--json', 'export', '--to', folder);
      expect([away.code, JSON.parse(away.out)]).toMatchObject([1, { ok: false, refused: false }]);
      expect(away.out + away.err).not.toContain('hunter2');
      const neither = await qadam('export');
      expect([neither.code, neither.err]).toEqual([1, expect.stringContaining('one of --to and --verify is needed')]);
      expect([existsSync(folder), existsSync(nowhere)]).toEqual([false, false]);
    },
    MINUTES,
  );

  it(
    '--follow writes when a segment is full, when it is time, and once more when it is asked to stop',
    async () => {
      const folder = register.newFolder();
      const args = ['export', '--to', folder, '--follow', '--segment-events', '15'];
      const following = new Cli(environment(), '--json', ...args);
      await following.says(new RegExp(`up to position ${await register.head()} as of`));
      await register.works(30);
      // Long before the five minutes are over.
      await following.says(new RegExp(`up to position ${await register.head()} as of`));
      await register.works(5);
      following.kill('SIGTERM');
      const ended = await following.ended;
      expect(ended.code).toBe(0);
      expect(JSON.parse(ended.out)).toMatchObject({ ok: true, position: await register.head() });
      await checkFolder(folder);

      const hasty = new Cli(environment(), ...args, '--every', '1');
      await hasty.says(/as of/);
      const before = manifestOf(folder);
      await register.works(2);
      await hasty.says(new RegExp(`up to position ${await register.head()} as of`));
      hasty.kill('SIGINT');
      expect((await hasty.ended).code).toBe(0);
      expect(manifestOf(folder).segments.slice(0, before.segments.length)).toEqual(before.segments);
    },
    MINUTES,
  );

  it(
    '--follow waits for a database that is away',
    async () => {
      const folder = register.newFolder();
      const following = new Cli(environment(), 'export', '--to', folder, '--follow', '--every', '1');
      await following.says(/as of/);
      const name = register.database.connection.database;
      await beside(`alter database ${name} allow_connections false`);
      await register.ask(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'qadam-export'`,
        [name],
      );
      await following.says(/waiting for the database/);
      await beside(`alter database ${name} allow_connections true`);
      await register.works(5);
      await following.says(new RegExp(`up to position ${await register.head()} as of`));
      following.kill('SIGTERM');
      expect((await following.ended).code).toBe(0);
    },
    MINUTES,
  );
});

describe('qadam restore into an embedded folder', () => {
  it(
    'asks for the keys first, makes the database there, and is exported from there with the same history',
    async () => {
      const register = await Register.empty();
      await register.works(20);
      const folder = register.newFolder();
      const { manifest } = await register.exportTo(folder);
      const data = mkdtempSync(join(tmpdir(), 'qadam-restored-'));
      // PostgreSQL of a root start runs as somebody else, who has to reach its folder.
      chmodSync(data, 0o755);
      writeFileSync(join(data, 'register.key'), `${KEY}\n`, { mode: 0o600 });
      const without = await cli({}, '--data', data, 'restore', '--from', folder);
      expect([without.code, without.err]).toEqual([2, expect.stringMatching(/vault\.key of the register must lie in/)]);
      expect(readdirSync(data)).toEqual(['register.key']);

      writeFileSync(join(data, 'vault.key'), `${KEY}\n`, { mode: 0o600 });
      const restored = await cli({}, '--data', data, 'restore', '--from', folder);
      expect([restored.code, restored.err]).toEqual([0, '']);
      expect(restored.out).toContain(`Register ${manifest.registerId} is back as incarnation 2`);
      const again = await cli({}, '--json', '--data', data, 'export', '--to', folder);
      expect([again.code, JSON.parse(again.out)]).toMatchObject([
        0,
        { incarnation: 2, position: manifest.position + 1 },
      ]);
      const follow = await cli({}, '--data', data, 'export', '--to', folder, '--follow');
      expect([follow.code, follow.err.trim()]).toEqual([1, 'The register is not running: start it, then follow it.']);
      expect((await checkFolder(folder)).manifest.segments.slice(0, -1)).toEqual(manifest.segments);
      rmSync(data, { recursive: true, force: true });
      await register.drop();
    },
    MINUTES,
  );
});
