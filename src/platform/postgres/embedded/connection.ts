import pg from 'pg';
import { messageOf } from './refusal.js';

/** How to reach the server; fits `pg`'s own options. */
export interface EmbeddedConnection {
  /** Folder of the unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export function connectionString(connection: EmbeddedConnection): string {
  const { user, password, database, host, port } = connection;
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${account}@/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** Runs work on a connection of its own. Connecting and every answer have a deadline. */
export async function withConnection<T>(
  connection: EmbeddedConnection,
  withinMs: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: withinMs, query_timeout: withinMs });
  client.on('error', () => undefined); // told by the query that fails; without this Node would die
  try {
    await client.connect();
    return await work(client);
  } finally {
    // `end` waits for the server's goodbye, which a stopped server never says.
    await Promise.race([client.end().catch(() => undefined), new Promise(r => setTimeout(r, 500).unref())]);
  }
}

/** Undefined when the server answers with our password, else what went wrong. */
export async function whyNoAnswer(connection: EmbeddedConnection, withinMs: number): Promise<string | undefined> {
  try {
    await withConnection(connection, withinMs, client => client.query('select 1'));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
