import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { EmbeddedConnection } from '../../src/platform/postgres/embedded/index.js';
import { createTestDatabase, startPrivateServer } from './embedded-postgres.js';

async function ask(connection: EmbeddedConnection | string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

describe('databases for tests', () => {
  let server: Awaited<ReturnType<typeof startPrivateServer>>;
  beforeAll(async () => {
    server = await startPrivateServer();
  });
  afterAll(() => server.stop());

  it('are apart from each other and reachable by object and by string', async () => {
    const one = await createTestDatabase({ server: server.connection });
    const other = await createTestDatabase({ server: server.connection });
    await ask(one.connection, 'create table only_here (id int)');
    const sql = `select to_regclass('only_here') is not null as there`;
    expect(await ask(one.connectionString, sql)).toEqual([{ there: true }]);
    expect(await ask(other.connectionString, sql)).toEqual([{ there: false }]);
  });

  it('can be copied from a template', async () => {
    const template = await createTestDatabase({ server: server.connection });
    await ask(template.connection, 'create table migrated (id int)');
    const copy = await createTestDatabase({ server: server.connection, template: template.connection.database });
    expect(await ask(copy.connection, `select count(*)::int as n from migrated`)).toEqual([{ n: 0 }]);
  });

  it('are dropped although somebody is still connected', async () => {
    const database = await createTestDatabase({ server: server.connection });
    const lingering = new pg.Client(database.connection);
    lingering.on('error', () => undefined);
    await lingering.connect();
    await database.drop();
    const left = `select 1 from pg_database where datname = '${database.connection.database}'`;
    expect(await ask(server.connection, left)).toEqual([]);
    await lingering.end().catch(() => undefined);
  });
});
