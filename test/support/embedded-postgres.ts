import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  connectionString,
  startEmbeddedPostgres,
  type EmbeddedConnection,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../src/platform/postgres/embedded/index.js';

/** How workers learn of the server that `global-setup.mjs` started. */
const CONNECTION_VARIABLE = 'QADAM_TEST_POSTGRES';

/**
 * A server for one suite: real PostgreSQL without fsync, gone after `stop()`. For tests that kill
 * it or count its connections; all others take a database of the shared one.
 */
export function startPrivateServer(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ cloneDirectory: process.cwd(), ephemeral: true, durability: 'test', ...options });
}

/** Once for a whole Jest run, from its global setup. Workers inherit the environment. */
export async function startSharedServer(): Promise<EmbeddedPostgres> {
  const server = await startPrivateServer({ database: 'qadam_test' });
  process.env[CONNECTION_VARIABLE] = JSON.stringify(server.connection);
  return server;
}

/** The owner account on the shared server. */
export function sharedConnection(): EmbeddedConnection {
  const text = process.env[CONNECTION_VARIABLE];
  if (text === undefined) {
    throw new Error(`${CONNECTION_VARIABLE} is not set: run Jest with globalSetup test/support/global-setup.mjs`);
  }
  return JSON.parse(text) as EmbeddedConnection;
}

export interface TestDatabase {
  readonly connection: EmbeddedConnection;
  readonly connectionString: string;
  /** Also with connections still open: they are cut. */
  drop(): Promise<void>;
}

/** A database of its own for one suite. With `template`, a copy of a database that nobody is connected to. */
export async function createTestDatabase(
  options: { readonly template?: string; readonly server?: EmbeddedConnection } = {},
): Promise<TestDatabase> {
  const server = options.server ?? sharedConnection();
  const database = `test_${randomBytes(6).toString('hex')}`;
  const template = pg.escapeIdentifier(options.template ?? 'template1');
  await run(server, `create database ${database} template ${template}`);
  const connection = { ...server, database };
  return {
    connection,
    connectionString: connectionString(connection),
    drop: () => run(server, `drop database if exists ${database} with (force)`),
  };
}

async function run(server: EmbeddedConnection, sql: string): Promise<void> {
  const client = new pg.Client({
    ...server,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
  });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
