import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { assembly } from '../../src/app.module.js';
import { migrationsOf } from '../../src/platform/lifecycle/foundation.js';
import type { EmbeddedPostgres } from '../../src/platform/postgres/embedded/index.js';
import { migrate } from '../../src/platform/postgres/migrations.js';
import { startPrivateServer } from '../support/embedded-postgres.js';
import { ROOT } from './event-source.js';

/**
 * The lines that docs/how-to/production.md gives for a PostgreSQL of one's own, run as they stand but for two names: the
 * test server's superuser and its database are called like that already.
 */
const page = readFileSync(join(ROOT, 'docs/how-to/production.md'), 'utf8');
const lines = (/```sql\n([^]+?)```/.exec(page)?.[1] ?? '')
  .replaceAll('qadam_owner', 'guide_owner')
  .replace(/database qadam\b/g, 'database guide')
  .trim()
  .split('\n');

describe('the roles of the production guide', () => {
  let server: EmbeddedPostgres;
  let owner: { host: string; port: number; user: string; password: string; database: string };
  beforeAll(async () => {
    server = await startPrivateServer();
    owner = { ...server.connection, user: 'guide_owner', password: 'change me', database: 'guide' };
    await as({ ...server.connection, database: 'postgres' }, async client => {
      for (const line of lines) await client.query(line);
    });
  }, 60_000);
  afterAll(() => server.stop());

  it('let the owner migrate everything, without a warning, and the application act as a role of its own', async () => {
    expect(lines).toHaveLength(4);
    const { applied, appRole, warnings } = await migrate(owner, migrationsOf(assembly));
    expect({ applied: applied.length > 5, appRole, warnings }).toEqual({
      applied: true,
      appRole: 'qadam_app',
      warnings: [],
    });
  });

  it('make neither of them a superuser, nor one who may make roles or databases', async () => {
    const rows = await as(owner, client =>
      client.query(
        `select rolname, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as mighty, rolcanlogin
         from pg_roles where rolname in ('guide_owner', 'qadam_app') order by rolname`,
      ),
    );
    expect(rows.rows).toEqual([
      { rolname: 'guide_owner', mighty: false, rolcanlogin: true },
      { rolname: 'qadam_app', mighty: false, rolcanlogin: false },
    ]);
  });

  it.each(["update es.event set type = 'x'", 'delete from es.event', 'truncate es.event', 'drop table es.event'])(
    'do not let the application %s',
    async statement => {
      const tried = as(owner, async client => {
        await client.query('set role qadam_app');
        await client.query(statement);
      });
      // 42501: refused for want of the right, before any trigger is asked.
      await expect(tried).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('let nobody else in', async () => {
    await as({ ...server.connection, database: 'postgres' }, client =>
      client.query(`create role stranger login password 'p'`),
    );
    const entering = as({ ...owner, user: 'stranger', password: 'p' }, client => client.query('select 1'));
    await expect(entering).rejects.toMatchObject({ code: '42501' });
  });
});

async function as<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000, query_timeout: 20_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
