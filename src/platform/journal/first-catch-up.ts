import { comparePositions } from '../event-store/eventstoredb/source-position.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { SourcePosition } from '../event-store/eventstoredb/transport.js';
import type { JournalTables } from './journal-tables.js';
import { tailOf } from './store-order.js';

/**
 * Whether the journal, whoever keeps it, has come to what the store held of ours when this was first asked. A store or a
 * database that does not answer says no.
 */
export function firstCatchUp(store: StoreClient, prefix: string, tables: JournalTables): () => Promise<boolean> {
  let tail: SourcePosition | null | undefined;
  return async () => {
    try {
      if (tail === undefined) ({ ours: tail } = await tailOf(store, prefix));
      if (tail === null) return true;
      const { considered } = await tables.mark();
      return considered !== null && comparePositions(considered, tail) >= 0;
    } catch {
      return false;
    }
  };
}
