import { comparePositions } from '../../../src/platform/event-store/eventstoredb/source-position.js';
import type { SourcePosition } from '../../../src/platform/event-store/eventstoredb/transport.js';
import { JournalTables } from '../../../src/platform/journal/journal-tables.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import { DatabaseLine } from './database-line.js';
import { journalPool } from './journal-pool.js';

/**
 * Whether the journal has come to what the store held of ours when this was first asked: `platform/journal/
 * first-catch-up.ts` in other words, since that one holds the client of EventStoreDB.
 */
export function firstCatchUp(world: World, process: Process): () => Promise<boolean> {
  if (world.breaks.serveBeforeCaughtUp === true) return () => Promise.resolve(true);
  const register = { registerId: 'register', incarnation: world.tables.incarnation, store: 'eventstoredb' } as const;
  const tables = new JournalTables(journalPool(world, new DatabaseLine(world, process)), register);
  let tail: SourcePosition | null | undefined;
  return async () => {
    try {
      if (tail === undefined) tail = await tailOf(world, process);
      if (tail === null) return true;
      const { considered } = await tables.mark();
      const has = considered !== null && comparePositions(considered, tail) >= 0;
      if (!has) world.saw('no command was taken before the journal had caught up');
      return has;
    } catch {
      return false;
    }
  };
}

function tailOf(world: World, process: Process): Promise<SourcePosition | null> {
  const silence = (): Error => new Error('the store did not answer');
  return new Promise((resolve, reject) => {
    const cancel = process.later(5_000, `${process.name}: the store's deadline`, () => reject(silence()));
    const serve = (): SourcePosition | null => world.store.lastUpTo(null)[0]?.position ?? null;
    world.network
      .call({ from: process, to: 'store', what: 'read the end of $all', serve, notSent: silence, broken: silence })
      .then(
        tail => (cancel(), resolve(tail)),
        (error: unknown) => (cancel(), reject(error as Error)),
      );
  });
}
