import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { EventLog } from '../event-store/event-log.js';
import { checkStore, StoreRefused } from '../event-store/eventstoredb/check-store.js';
import { EventStoreDbEventLog, prefixOf } from '../event-store/eventstoredb/eventstoredb-event-log.js';
import { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { RegisterIdentity } from '../event-store/postgres/lane-connection.js';
import { PostgresEventLog } from '../event-store/postgres/postgres-event-log.js';
import { PostgresHistory } from '../event-store/postgres/postgres-history.js';
import { realTimers } from '../event-store/timers.js';
import { Journal } from '../journal/journal.js';
import { firstCatchUp } from '../journal/first-catch-up.js';
import { JournalTables } from '../journal/journal-tables.js';
import { watchJournal } from '../journal/watch-journal.js';
import type { Health } from '../health/health.js';
import { observeLane } from '../metrics/lane-metrics.js';
import type { Metrics } from '../metrics/metrics.js';
import type { DatabaseAddress } from '../postgres/pool.js';
import type { GracefulStop } from './graceful-stop.js';

export interface EventLogParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly stop: GracefulStop;
  readonly address: DatabaseAddress;
  readonly appRole: string | null;
  readonly register: RegisterIdentity;
  readonly owner: string;
  readonly onError: (error: Error) => void;
}

/** Opens the home of the events. What was opened is closed by the graceful stop. */
export function openEventLog(parts: EventLogParts): Promise<OpenedLog> {
  return parts.config.store.kind === 'postgres' ? openInPostgres(parts) : openInEventStoreDb(parts);
}

export interface OpenedLog {
  readonly log: EventLog;
  /** Starts what gives the log its order; nothing where the log has one of its own, or another process's role it is. */
  startJournal(pool: Pool): void;
}

function countUnknown(metrics: Metrics): () => void {
  const count = metrics.counter('store_unknown_outcomes_total', 'Commands whose outcome was not known in time', []);
  return () => count({});
}

async function openInPostgres(parts: EventLogParts): Promise<OpenedLog> {
  const { config, metrics, logger, stop, address, register, appRole, onError } = parts;
  const log = new PostgresEventLog({
    address,
    register,
    role: appRole,
    observer: observeLane(metrics, logger),
    readers: config.database.pools.log,
    deadlineMs: config.store.deadlineMs,
    onError,
    onUnknown: countUnknown(metrics),
  });
  stop.onStop('stores', 'event log', () => log.close());
  return { log, startJournal: () => undefined };
}

async function openInEventStoreDb(parts: EventLogParts): Promise<OpenedLog> {
  const { config, metrics, health, logger, stop, address, register, appRole, owner, onError } = parts;
  const { url, acceptOldServer } = config.store.eventStoreDb!;
  // Only here: a register in PostgreSQL loads none of it.
  const client = await import('@eventstore/db-client');
  const store = new StoreClient(client, url, realTimers);
  const prefix = prefixOf(register.registerId);
  try {
    for (const risk of await checkStore(store, acceptOldServer)) logger.warn({ risk }, 'the event store is not safe');
  } catch (error) {
    store.close();
    throw error;
  }
  const readers = config.database.pools.log;
  const history = new PostgresHistory({ address, register, role: appRole, readers, onError, timers: realTimers });
  const tables = new JournalTables(history.pool, register);
  const log = new EventStoreDbEventLog({
    store,
    prefix,
    history,
    register,
    deadlineMs: config.store.deadlineMs,
    onUnknown: countUnknown(metrics),
    hasCaughtUp: await firstCatchUp(store, prefix, tables),
  });
  stop.onStop('stores', 'event log', () => log.close());
  await refuseTruncated(tables);
  let journal: Journal | null = null;
  watchJournal({ metrics, health, tables, journal: () => journal });
  const startJournal = (pool: Pool): void => {
    // Its own connection: what it does to a silent one must not touch commands.
    const reading = new StoreClient(client, url, realTimers);
    journal = new Journal({
      pool,
      register,
      store: reading,
      transport: log.transport,
      prefix,
      owner,
      onCopied: head => history.announce(head),
      report: (message, err) => logger.warn({ err }, message),
    });
    stop.onStop('followers', 'journal', async () => {
      await journal?.stop();
      reading.close();
    });
    journal.start();
  };
  return { log, startJournal };
}

/** A stream of ours from which the store removes events is no register: nothing may be decided on it. */
async function refuseTruncated(tables: JournalTables): Promise<void> {
  const { stopped } = await tables.mark();
  if (stopped?.startsWith('truncating-metadata') !== true) return;
  throw new StoreRefused(
    `The store removes events of this register (${stopped}). Take the metadata away, then: qadam journal accept.`,
  );
}
