import { createClient, createPool } from '../../../src/platform/postgres/pool.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../../src/platform/postgres/migrations.js';
import {
  EVENT_LOG_MIGRATIONS,
  PostgresEventLog,
  type PostgresEventLogOptions,
} from '../../../src/platform/event-store/postgres/postgres-event-log.js';
import type { RegisterIdentity } from '../../../src/platform/event-store/postgres/lane-connection.js';
import { readRegister } from '../../../src/platform/event-store/postgres/register.js';
import type { EmbeddedConnection } from '../../../src/platform/postgres/embedded/connection.js';
import { createTestDatabase } from '../../support/embedded-postgres.js';
import type { LogHarness } from './harness.js';

export interface PostgresHarness extends LogHarness {
  readonly log: PostgresEventLog;
  /** An instance as the application would open it, closed with the harness. */
  open(options?: Partial<PostgresEventLogOptions>): PostgresEventLog;
  /** One statement as the owner of the database. */
  asOwner<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  readonly address: EmbeddedConnection;
  readonly register: RegisterIdentity;
  readonly role: string | null;
}

export async function openPostgres(): Promise<PostgresHarness> {
  const database = await createTestDatabase();
  const address = database.connection;
  const { appRole: role } = await migrate(address, [PLATFORM_MIGRATIONS, EVENT_LOG_MIGRATIONS]);
  const register = await readRegister(address, role);
  const owner = createPool(address, { applicationName: 'test-owner', max: 4 });
  const opened: PostgresEventLog[] = [];
  const open = (options: Partial<PostgresEventLogOptions> = {}): PostgresEventLog => {
    const log = new PostgresEventLog({ address, register, role, ...options });
    opened.push(log);
    return log;
  };
  return {
    log: open(),
    another: open,
    fresh: open,
    settled: async () => undefined,
    open,
    address,
    register,
    role,
    asOwner: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(sql, [...values])).rows,
    close: async () => {
      await Promise.all(opened.map(log => log.close()));
      await owner.end();
      await database.drop();
    },
  };
}

/** Holds the lock of the log as a stranger would, so that every append waits inside PostgreSQL. */
export async function lockedLog(
  harness: PostgresHarness,
): Promise<{ someoneWaits(): Promise<void>; release(): Promise<void> }> {
  const client = createClient(harness.address, { applicationName: 'test-lock' });
  await client.connect();
  await client.query('select pg_advisory_lock(8101170115101115)');
  return {
    someoneWaits: async () => {
      const waiting = `select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      while ((await harness.asOwner(waiting)).length === 0) continue;
    },
    release: () => client.end(),
  };
}
