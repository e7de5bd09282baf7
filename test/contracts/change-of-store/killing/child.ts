import * as client from '@eventstore/db-client';
import { moveToEventStoreDb } from '../../../../src/platform/change-of-store/to-eventstoredb.js';
import { moveToPostgres } from '../../../../src/platform/change-of-store/to-postgres.js';
import { StoreClient } from '../../../../src/platform/event-store/eventstoredb/store-client.js';
import { parseStoreUrl } from '../../../../src/platform/event-store/eventstoredb/store-url.js';
import { realTimers } from '../../../../src/platform/event-store/timers.js';
import type { DatabaseAddress } from '../../../../src/platform/postgres/pool.js';

/** One run of a move; `KILL_AT` says where it dies. */
const address = JSON.parse(process.env['DATABASE'] ?? '{}') as DatabaseAddress;
const aStore = (): StoreClient => new StoreClient(client, parseStoreUrl(process.env['STORE'] ?? ''), realTimers);

if (process.env['WHAT'] === 'forth') await moveToEventStoreDb({ address, store: aStore(), nearEnough: 5 });
else await moveToPostgres({ address, store: aStore(), journalStore: aStore(), deadlineMs: 200, marginMs: 100 });
process.exit(0);
