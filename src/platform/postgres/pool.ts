import { Client, Pool, type ClientConfig, type PoolClient } from 'pg';

/** Where PostgreSQL is: a connection string, or its parts. `host` may be the directory of a unix socket. */
export type DatabaseAddress = Pick<
  ClientConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'
>;

export interface ConnectionOptions {
  /** Shown in pg_stat_activity: `qadam-lane`, `qadam-projector`. */
  readonly applicationName: string;
  /** The role to act as (`qadam_app`); null or absent: whoever logs in. Migrations never set it. */
  readonly role?: string | null;
  /** Session settings sent with the start-up packet, such as `{ synchronous_commit: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears of connections that broke while nobody was using them. The pool replaces them by itself. */
  readonly onError?: (error: Error) => void;
}

export interface PoolOptions extends ConnectionOptions {
  readonly max?: number;
  /** Milliseconds after which a query is given up by this process; its connection is then thrown away. */
  readonly queryTimeoutMs?: number;
}

/** Shorter than any deadline of a caller (5 s), so that the server gives up before we stop listening. */
export const STATEMENT_TIMEOUT_MS = 4_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 5_000;
const CONNECT_TIMEOUT_MS = 3_000;
/**
 * The server's side of a connection that has gone silent: without these it keeps the session for two hours, and a few
 * half-open networks later it has too many clients. 25 s in all; nothing on a unix socket.
 */
const SERVER_KEEPALIVE = { tcp_keepalives_idle: '10', tcp_keepalives_interval: '5', tcp_keepalives_count: '3' };

/**
 * A pool that cannot hang: node-postgres waits for ever on a half-open connection unless told otherwise.
 * Every session speaks UTC and ISO dates.
 */
export function createPool(address: DatabaseAddress, options: PoolOptions): Pool {
  const pool = new Pool({
    ...clientConfig(address, options),
    max: options.max ?? 10,
    query_timeout: options.queryTimeoutMs ?? STATEMENT_TIMEOUT_MS + 500,
    idleTimeoutMillis: 60_000,
  });
  const onError = options.onError ?? (() => undefined);
  // Without listeners a broken connection is an uncaught exception, idle or checked out.
  pool.on('error', onError);
  pool.on('connect', client => client.on('error', onError));
  return pool;
}

/** One connection of its own, not yet connected: for the lane, for LISTEN. The caller ends it. */
export function createClient(address: DatabaseAddress, options: ConnectionOptions): Client {
  const client = new Client(clientConfig(address, options));
  client.on('error', options.onError ?? (() => undefined));
  return client;
}

/** Ends a connection that may not answer: `end()` would wait for the other side. */
export function destroy(client: Client | PoolClient): void {
  client.connection.stream.destroy();
}

function clientConfig(address: DatabaseAddress, options: ConnectionOptions): ClientConfig {
  const settings = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    // As settings and not as members of their own, which would win over what a caller asks for.
    statement_timeout: String(STATEMENT_TIMEOUT_MS),
    lock_timeout: String(LOCK_TIMEOUT_MS),
    idle_in_transaction_session_timeout: String(IDLE_IN_TRANSACTION_MS),
    ...SERVER_KEEPALIVE,
    ...(options.role ? { role: options.role } : {}),
    ...options.settings,
  };
  return {
    ...address,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value.replaceAll('\\', '\\\\').replaceAll(' ', '\\ ')}`)
      .join(' '),
  };
}
