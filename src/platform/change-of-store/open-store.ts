import type { Config } from '../config/config.js';
import { checkStore } from '../event-store/eventstoredb/check-store.js';
import { StoreClient } from '../event-store/eventstoredb/store-client.js';
import { realTimers } from '../event-store/timers.js';
import { ChangeRefused } from './change-refused.js';

/** EventStoreDB as an operator's command reaches it, wherever the events live now. */
export interface OpenStore {
  readonly store: StoreClient;
  /** Risks that were taken knowingly. */
  readonly risks: readonly string[];
  /** A connection of its own; closed with the other. */
  another(): StoreClient;
  close(): void;
}

/** @throws ChangeRefused no store is named, or not one to send events to; StoreRefused it cannot be a home of events */
export async function openStore({ store: { eventStoreDb } }: Config): Promise<OpenStore> {
  if (eventStoreDb === null) throw new ChangeRefused('EVENTSTOREDB_URL must name the store');
  const { url, acceptOldServer } = eventStoreDb;
  if (url.isOpen)
    throw new ChangeRefused(
      'EVENTSTOREDB_URL says tls=false to another machine: events and password would go in the clear',
    );
  // Only here: a register in PostgreSQL loads none of it.
  const client = await import('@eventstore/db-client');
  const opened: StoreClient[] = [];
  const another = (): StoreClient => {
    const store = new StoreClient(client, url, realTimers);
    opened.push(store);
    return store;
  };
  const close = (): void => opened.forEach(store => store.close());
  const store = another();
  try {
    return { store, risks: await checkStore(store, acceptOldServer), another, close };
  } catch (error) {
    close();
    throw error;
  }
}
