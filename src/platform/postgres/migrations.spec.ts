import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/embedded-postgres.js';
import { findAppRole, migrate, MigrationRefused, PLATFORM_MIGRATIONS, readMigrations } from './migrations.js';
import { createPool } from './pool.js';

describe('migrations', () => {
  let database: TestDatabase;
  let owner: Pool;
  let folders: string[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    owner = createPool(database.connection, { applicationName: 'test-owner', max: 2 });
  });

  afterEach(async () => {
    await owner.end();
    await database.drop();
    await Promise.all(folders.map(folder => rm(folder, { recursive: true })));
    folders = [];
  });

  /** A module's folder of migrations. */
  async function aModule(files: Readonly<Record<string, string>>): Promise<URL> {
    const folder = await mkdtemp(join(tmpdir(), 'qadam-migrations-'));
    folders.push(folder);
    for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
    return pathToFileURL(`${folder}/`);
  }

  const run = (...modules: URL[]) => migrate(database.connection, modules);
  const tables = async () =>
    (
      await owner.query<{ t: string }>(`select tablename as t from pg_tables where schemaname = 'public' order by 1`)
    ).rows.map(row => row.t);

  it('applies the files of all modules once, in the order of their names', async () => {
    const log = await aModule({
      '0001-a.sql': 'create table a ()',
      '0102-c.sql': 'create table c ()',
      'README.md': '',
    });
    const views = await aModule({ '0100-b.sql': 'alter table a add column b int' });
    expect((await run(views, log)).applied).toEqual(['0001-a.sql', '0100-b.sql', '0102-c.sql']);
    expect((await run(views, log)).applied).toEqual([]);
    expect(await tables()).toEqual(['a', 'c']);
  });

  it('lets instances start at once: one applies, the others find nothing to do', async () => {
    const slow = await aModule({
      '0001-a.sql': 'create table a (); select pg_sleep(0.2)',
      '0002-b.sql': 'create table b ()',
    });
    const results = await Promise.all([run(slow), run(slow), run(slow)]);
    expect(results.map(result => result.applied.length).sort()).toEqual([0, 0, 2]);
  });

  it('leaves nothing of a migration that fails, and keeps those before it', async () => {
    const broken = await aModule({
      '0001-a.sql': 'create table a ()',
      '0002-b.sql': 'create table b (); create table nonsense (x no_such_type)',
    });
    await expect(run(broken)).rejects.toThrow('0002-b.sql could not be applied: type "no_such_type" does not exist');
    expect(await tables()).toEqual(['a']);
    const fixed = await aModule({ '0001-a.sql': 'create table a ()', '0002-b.sql': 'create table b ()' });
    expect((await run(fixed)).applied).toEqual(['0002-b.sql']);
  });

  it('refuses a released file that was changed; line ends are no change', async () => {
    await run(await aModule({ '0001-a.sql': 'create table a ();\n-- end' }));
    await run(await aModule({ '0001-a.sql': 'create table a ();\r\n-- end' }));
    await expect(run(await aModule({ '0001-a.sql': 'create table a (); -- end' }))).rejects.toThrow(
      /^0001-a.sql was changed after it was applied/,
    );
  });

  it('refuses a database newer than the program, and changes nothing', async () => {
    await run(await aModule({ '0001-a.sql': 'create table a ()', '0002-b.sql': 'create table b ()' }));
    const older = await aModule({ '0001-a.sql': 'create table a ()', '0003-c.sql': 'create table c ()' });
    await expect(run(older)).rejects.toThrow(/database is newer than this program: it has had 0002-b.sql/);
    expect(await tables()).toEqual(['a', 'b']);
  });

  it.each([
    ['two files with one number', { '0001-a.sql': '', '0001-b.sql': '' }, '0001-a.sql and 0001-b.sql carry one number'],
    ['a name without a number', { 'tables.sql': '' }, 'tables.sql is not named NNNN-what-it-does.sql'],
  ])('refuses %s', async (_what, files, message) => {
    await expect(readMigrations([await aModule(files)])).rejects.toThrow(new MigrationRefused(message));
  });

  it('finds the role the application acts as', async () => {
    expect((await run(PLATFORM_MIGRATIONS)).appRole).toBe('qadam_app');
    expect(await findAppRole(database.connection)).toBe('qadam_app');
  });

  it('goes on without the role where it cannot be had, and says so', async () => {
    // A server of somebody else: a login that owns its database and may create nothing else.
    const login = `tenant_${database.connection.database}`;
    await owner.query(
      `create role ${login} login password 'x'; alter database ${database.connection.database} owner to ${login}`,
    );
    const address = { ...database.connection, user: login, password: 'x' };
    const { appRole, warnings } = await migrate(address, [PLATFORM_MIGRATIONS]);
    expect(appRole).toBeNull();
    expect(warnings.join()).toMatch(/grant the role|cannot be created/);
    expect(await findAppRole(address)).toBeNull();
    await owner.query(
      `reassign owned by ${login} to current_user; drop owned by ${login}; alter database ${database.connection.database} owner to current_user`,
    );
    await owner.query(`drop role ${login}`);
  });
});
