import { comparePositions } from '../event-store/eventstoredb/source-position.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { JournalTables } from './journal-tables.js';
import { tailOf } from './store-order.js';

/**
 * Whether the journal, whoever keeps it, has come to what the store holds of ours now, when a process begins. A database
 * that does not answer says no.
 */
export async function firstCatchUp(
  store: StoreClient,
  prefix: string,
  tables: JournalTables,
): Promise<() => Promise<boolean>> {
  const { ours: tail } = await tailOf(store, prefix);
  return async () => {
    if (tail === null) return true;
    try {
      const { considered } = await tables.mark();
      return considered !== null && comparePositions(considered, tail) >= 0;
    } catch {
      return false;
    }
  };
}
