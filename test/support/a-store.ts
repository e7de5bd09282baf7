import { startStandIn } from './eventstoredb/stand-in.js';

/** Where a register under test keeps its events, as its environment says it. */
export interface AStore {
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * PostgreSQL, unless QADAM_TEST_STORE says eventstoredb (`npm run test:eventstoredb`): then a real server where
 * EVENTSTOREDB_URL names one, else the stand-in. Every register keeps to its own prefix there.
 */
export async function aStore(): Promise<AStore> {
  if (process.env['QADAM_TEST_STORE'] !== 'eventstoredb') return { environment: {}, close: async () => undefined };
  const real = process.env['EVENTSTOREDB_URL'];
  if (real !== undefined) return { environment: named(real), close: async () => undefined };
  const standIn = await startStandIn();
  return { environment: named(standIn.url), close: () => standIn.stop() };
}

const named = (url: string): Record<string, string> => ({ EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: url });
