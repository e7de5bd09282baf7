import * as client from '@eventstore/db-client';
import {
  EventStoreDbEventLog,
  prefixOf,
} from '../../../src/platform/event-store/eventstoredb/eventstoredb-event-log.js';
import { StoreClient } from '../../../src/platform/event-store/eventstoredb/store-client.js';
import { parseStoreUrl } from '../../../src/platform/event-store/eventstoredb/store-url.js';
import type { RegisterIdentity } from '../../../src/platform/event-store/postgres/lane-connection.js';
import { PostgresHistory } from '../../../src/platform/event-store/postgres/postgres-history.js';
import { EVENT_LOG_MIGRATIONS } from '../../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister, settleHome } from '../../../src/platform/event-store/postgres/register.js';
import { realTimers, type Timers } from '../../../src/platform/event-store/timers.js';
import { comparePositions } from '../../../src/platform/event-store/eventstoredb/source-position.js';
import { firstCatchUp } from '../../../src/platform/journal/first-catch-up.js';
import { JournalTables } from '../../../src/platform/journal/journal-tables.js';
import { tailOf } from '../../../src/platform/journal/store-order.js';
import { Journal, type JournalParts } from '../../../src/platform/journal/journal.js';
import type { EmbeddedConnection } from '../../../src/platform/postgres/embedded/connection.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../../src/platform/postgres/migrations.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import { createTestDatabase } from '../../support/embedded-postgres.js';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';
import type { ClosableLog, LogHarness } from './harness.js';

const PROJECTION_MIGRATIONS = new URL('../../../src/platform/projections/migrations/', import.meta.url);

export interface EventStoreDbHarness extends LogHarness {
  readonly log: EventStoreDbEventLog & ClosableLog;
  /** Null when a real server was given. */
  readonly standIn: StandIn | null;
  readonly journal: Journal;
  readonly address: EmbeddedConnection;
  readonly register: RegisterIdentity;
  readonly prefix: string;
  open(options?: Partial<OpenOptions>): EventStoreDbEventLog & ClosableLog;
  /** A journal of another process; started by the test, stopped with the harness. */
  anotherJournal(options?: Partial<JournalParts>): Journal;
  /** As a process asks it that begins now. */
  firstCatchUp(): Promise<() => Promise<boolean>>;
  asOwner<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

interface OpenOptions {
  readonly timers: Timers;
  readonly deadlineMs: number;
  readonly attemptMs: number;
  readonly onUnknown: () => void;
  readonly hasCaughtUp: () => Promise<boolean>;
}

export interface HarnessOptions {
  /** For rules about a server that misbehaves on order: the stand-in, whatever server was given. */
  readonly misbehaving?: true;
  readonly journal?: Partial<JournalParts>;
  /** Without one the order does not grow until the test starts it. */
  readonly startJournal?: boolean;
}

/**
 * EventStoreDB as the register uses it: the real client over real gRPC, claims and journal in a real PostgreSQL. The
 * server is the stand-in, or with EVENTSTOREDB_URL a real one, where this run keeps to a prefix of its own.
 */
export async function openEventStoreDb(options: HarnessOptions = {}): Promise<EventStoreDbHarness> {
  const realServer = options.misbehaving === true ? undefined : process.env['EVENTSTOREDB_URL'];
  const standIn = realServer === undefined ? await startStandIn() : null;
  const url = parseStoreUrl(realServer ?? standIn!.url);
  const database = await createTestDatabase();
  const address = database.connection;
  const { appRole: role } = await migrate(address, [PLATFORM_MIGRATIONS, EVENT_LOG_MIGRATIONS, PROJECTION_MIGRATIONS]);
  await settleHome(address, 'eventstoredb');
  const register = await readRegister(address, role);
  const prefix = prefixOf(register.registerId);
  const owner = createPool(address, { applicationName: 'test-owner', max: 4 });
  const journalPool = createPool(address, { applicationName: 'test-journal', role, max: 4 });
  const closing: (() => Promise<void>)[] = [];
  const journals: Journal[] = [];

  const aStore = (timers: Timers = realTimers): StoreClient => new StoreClient(client, url, timers);
  const aHistory = (timers: Timers): PostgresHistory => new PostgresHistory({ address, register, role, timers });
  const open = ({ timers = realTimers, ...rest }: Partial<OpenOptions> = {}): EventStoreDbEventLog & ClosableLog => {
    const history = aHistory(timers);
    const log = new EventStoreDbEventLog({ store: aStore(timers), prefix, history, register, timers, ...rest });
    let closed: Promise<void> | null = null;
    const close = log.close.bind(log);
    log.close = () => (closed ??= close());
    closing.push(() => log.close());
    return log;
  };
  const announcing = aHistory(realTimers);
  closing.push(() => announcing.close());
  const anotherJournal = (parts: Partial<JournalParts> = {}): Journal => {
    const store = aStore();
    closing.push(async () => store.close());
    const journal = new Journal({
      pool: journalPool,
      register,
      store,
      transport: log.transport,
      prefix,
      owner: `journal ${journals.length + 1}`,
      onCopied: head => announcing.announce(head),
      report: () => undefined,
      ...parts,
    });
    journals.push(journal);
    return journal;
  };

  const asking = aStore();
  closing.push(async () => asking.close());
  const log = open();
  const journal = anotherJournal(options.journal);
  if (options.startJournal !== false) journal.start();
  return {
    log,
    another: open,
    fresh: open,
    open,
    settled: async () => {
      const { ours } = await tailOf(asking, prefix);
      const tables = new JournalTables(journalPool, register);
      for (;;) {
        const { considered } = await tables.mark();
        if (ours === null || (considered !== null && comparePositions(considered, ours) >= 0)) return;
      }
    },
    firstCatchUp: () => firstCatchUp(asking, prefix, new JournalTables(journalPool, register)),
    standIn,
    journal,
    anotherJournal,
    address,
    register,
    prefix,
    asOwner: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(sql, [...values])).rows,
    close: async () => {
      await Promise.all(journals.map(each => each.stop()));
      for (const close of closing) await close();
      await Promise.all([owner.end(), journalPool.end()]);
      await standIn?.stop();
      await database.drop();
    },
  };
}
