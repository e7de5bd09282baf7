import * as client from '@eventstore/db-client';
import { EventStoreDbEventLog, prefixOf } from '../../src/platform/event-store/eventstoredb/eventstoredb-event-log.js';
import { StoreClient } from '../../src/platform/event-store/eventstoredb/store-client.js';
import { parseStoreUrl } from '../../src/platform/event-store/eventstoredb/store-url.js';
import type { EventLog } from '../../src/platform/event-store/event-log.js';
import { PostgresEventLog } from '../../src/platform/event-store/postgres/postgres-event-log.js';
import { PostgresHistory } from '../../src/platform/event-store/postgres/postgres-history.js';
import { readRegister } from '../../src/platform/event-store/postgres/register.js';
import { realTimers } from '../../src/platform/event-store/timers.js';
import { firstCatchUp } from '../../src/platform/journal/first-catch-up.js';
import { JournalTables } from '../../src/platform/journal/journal-tables.js';

export interface OpenLog {
  readonly log: EventLog;
  /** How many appends at once fill it fastest. */
  readonly callers: number;
  /** Until everything in the log has its place in the register's order. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The log of a register beside the process that serves it, wherever its environment says that its events are. */
export async function openLog(environment: Readonly<Record<string, string>>): Promise<OpenLog> {
  const address = { connectionString: environment['DATABASE_URL']! };
  const register = await readRegister(address);
  const url = environment['EVENTSTOREDB_URL'];
  if (url === undefined) {
    const log = new PostgresEventLog({ address, register });
    return { log, callers: 128, settled: async () => undefined, close: () => log.close() };
  }
  const store = new StoreClient(client, parseStoreUrl(url), realTimers);
  const history = new PostgresHistory({ address, register, timers: realTimers });
  const prefix = prefixOf(register.registerId);
  const log = new EventStoreDbEventLog({ store, prefix, history, register, deadlineMs: 30_000 });
  return {
    log,
    callers: 16,
    settled: async () => {
      const hasCaughtUp = await firstCatchUp(store, prefix, new JournalTables(history.pool, register));
      while (!(await hasCaughtUp())) await new Promise(resolve => setTimeout(resolve, 20));
    },
    close: () => log.close(),
  };
}
