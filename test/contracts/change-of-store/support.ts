import { randomUUID } from 'node:crypto';
import * as client from '@eventstore/db-client';
import type { Pool } from 'pg';
import { moveToEventStoreDb, type Changed } from '../../../src/platform/change-of-store/to-eventstoredb.js';
import { moveToPostgres } from '../../../src/platform/change-of-store/to-postgres.js';
import type { AppendResult, EventLog } from '../../../src/platform/event-store/event-log.js';
import {
  EventStoreDbEventLog,
  prefixOf,
} from '../../../src/platform/event-store/eventstoredb/eventstoredb-event-log.js';
import { StoreClient } from '../../../src/platform/event-store/eventstoredb/store-client.js';
import { parseStoreUrl } from '../../../src/platform/event-store/eventstoredb/store-url.js';
import type { RegisterIdentity } from '../../../src/platform/event-store/postgres/lane-connection.js';
import {
  EVENT_LOG_MIGRATIONS,
  PostgresEventLog,
} from '../../../src/platform/event-store/postgres/postgres-event-log.js';
import { PostgresHistory } from '../../../src/platform/event-store/postgres/postgres-history.js';
import { readRegister } from '../../../src/platform/event-store/postgres/register.js';
import { realTimers } from '../../../src/platform/event-store/timers.js';
import { Journal } from '../../../src/platform/journal/journal.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../../src/platform/postgres/migrations.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import { createTestDatabase, type TestDatabase } from '../../support/embedded-postgres.js';
import { startStandIn, type StandIn, type StoredEvent } from '../../support/eventstoredb/stand-in.js';
import { aCommand, at } from '../event-log/commands.js';

const PROJECTION_MIGRATIONS = new URL('../../../src/platform/projections/migrations/', import.meta.url);

const SECURITY_MIGRATIONS = new URL('../../../src/platform/security/migrations/', import.meta.url);
const MIGRATIONS = [PLATFORM_MIGRATIONS, EVENT_LOG_MIGRATIONS, PROJECTION_MIGRATIONS];

/** What a command of the logs under test may take: the way back waits for it. */
export const DEADLINE_MS = 2_500;

/** Every column that has to be the same after the way there and back. */
const KEPT = {
  'es.event': `select to_jsonb(t) - 'source_position' as row from es.event t`,
  'es.stream_index': 'select to_jsonb(t) as row from es.stream_index t',
  'es.command': 'select to_jsonb(t) as row from es.command t',
  'es.quiet_command': 'select to_jsonb(t) as row from es.quiet_command t',
};

export type Rows = Readonly<Record<string, readonly string[]>>;

/** A register in a real PostgreSQL, beside a store that its events may move to. */
export class AMove {
  readonly owner: Pool;
  readonly #closing: (() => Promise<void>)[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly role: string | null,
    readonly registerId: string,
    readonly standIn: StandIn,
  ) {
    this.owner = createPool(database.connection, { applicationName: 'test-owner', max: 4 });
  }

  static async begin(): Promise<AMove> {
    const database = await createTestDatabase();
    const { appRole } = await migrate(database.connection, MIGRATIONS);
    const { registerId } = await readRegister(database.connection, appRole);
    return new AMove(database, appRole, registerId, await startStandIn());
  }

  get prefix(): string {
    return prefixOf(this.registerId);
  }

  /** The CLI asks for the table of keys to tell a register from an empty database. */
  async looksStarted(): Promise<void> {
    await migrate(this.database.connection, [...MIGRATIONS, SECURITY_MIGRATIONS]);
  }

  /** What the CLI is given. */
  environment(): NodeJS.ProcessEnv {
    const key = Buffer.alloc(32, 1).toString('base64');
    return {
      DATABASE_URL: this.database.connectionString,
      EVENTSTOREDB_URL: this.standIn.url,
      REGISTER_KEY: key,
      VAULT_KEY: key,
    };
  }

  identity(): Promise<RegisterIdentity> {
    return readRegister(this.database.connection, this.role);
  }

  aStore(): StoreClient {
    const store = new StoreClient(client, parseStoreUrl(this.standIn.url), realTimers);
    this.#closing.push(async () => store.close());
    return store;
  }

  /** The log as a process has it that was started when the register lived in PostgreSQL. */
  inPostgres(): PostgresEventLog {
    const register = { registerId: this.registerId, incarnation: 1, store: 'postgres' } as const;
    const log = new PostgresEventLog({
      address: this.database.connection,
      register,
      role: this.role,
      deadlineMs: DEADLINE_MS,
    });
    this.#closing.push(() => log.close());
    return log;
  }

  /** The same in EventStoreDB. */
  inEventStoreDb(deadlineMs = DEADLINE_MS): EventStoreDbEventLog {
    const register = { registerId: this.registerId, incarnation: 1, store: 'eventstoredb' } as const;
    const { connection: address } = this.database;
    const history = new PostgresHistory({ address, register, role: this.role, timers: realTimers });
    const log = new EventStoreDbEventLog({
      store: this.aStore(),
      prefix: this.prefix,
      history,
      register,
      deadlineMs,
      attemptMs: 300,
    });
    this.#closing.push(() => log.close());
    return log;
  }

  /** Of a process whose register lives in EventStoreDB; runs until the end. */
  aJournal(): Journal {
    const pool = createPool(this.database.connection, { applicationName: 'test-journal', role: this.role, max: 3 });
    const store = this.aStore();
    const journal = new Journal({
      pool,
      register: { registerId: this.registerId, incarnation: 1, store: 'eventstoredb' },
      store,
      transport: this.inEventStoreDb().transport,
      prefix: this.prefix,
      owner: randomUUID(),
      onCopied: () => undefined,
      report: () => undefined,
    });
    this.#closing.unshift(async () => {
      await journal.stop();
      await pool.end();
    });
    journal.start();
    return journal;
  }

  forth(nearEnough = 5): Promise<Changed> {
    const { connection: address } = this.database;
    return moveToEventStoreDb({ address, store: this.aStore(), nearEnough });
  }

  back(deadlineMs = DEADLINE_MS): Promise<Changed> {
    const { connection: address } = this.database;
    const [store, journalStore] = [this.aStore(), this.aStore()];
    return moveToPostgres({ address, store, journalStore, deadlineMs, marginMs: 100 });
  }

  /** Events of the register in the store, in its order. */
  stored(): readonly StoredEvent[] {
    return this.standIn.events.filter(({ stream }) => stream.startsWith(this.prefix));
  }

  async rows(upTo = Number.MAX_SAFE_INTEGER): Promise<Rows> {
    const dump: Record<string, readonly string[]> = {};
    for (const [table, sql] of Object.entries(KEPT)) {
      const { rows } = await this.owner.query<{ text: string }>(
        `select row::text as text from (${sql}) t
         where coalesce((row ->> 'position')::bigint, (row ->> 'last_position')::bigint, 0) <= $1
         order by row::text collate "C"`,
        [upTo],
      );
      dump[table] = rows.map(({ text }) => text);
    }
    return dump;
  }

  async head(): Promise<number> {
    const [row] = await this.ask<{ head: string }>('select coalesce(max(position), 0)::text as head from es.event');
    return Number(row?.head);
  }

  async ask<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.owner.query<Row>(sql, [...values])).rows;
  }

  async end(): Promise<void> {
    for (const close of this.#closing) await close();
    await this.owner.end();
    await this.standIn.stop();
    await this.database.drop();
  }
}

/** Commands of one to three events on a few streams; every fifth records nothing. */
export async function work(
  log: EventLog,
  commands: number,
  name: string = randomUUID(),
): Promise<readonly AppendResult[]> {
  const results: AppendResult[] = [];
  const heads = new Map<string, number>();
  for (let n = 0; n < commands; n++) {
    const stream = `project-${name}-${n % 4}`;
    const expected = at(heads.get(stream) ?? -1);
    const events =
      n % 5 === 4 ? [] : Array.from({ length: 1 + (n % 3) }, (_, i) => ({ text: odd(n + i), physicalPct: '1.00' }));
    const result = await log.append(aCommand({ stream, expected, events }));
    heads.set(stream, result.lastRevision);
    results.push(result);
  }
  return results;
}

/** Everything that escapes, quotes and encodes in one way or another. */
const odd = (n: number): string => `${n} "quoted" \\back\\ \n\t\u2028 ñ Қазақстан 😀 {"a":[1]} \\u0041 \u007f`;

export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (await isSo()) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`not in time: ${what}`);
}
