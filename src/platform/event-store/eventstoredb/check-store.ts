import { failureOf, kindOf } from './store-failures.js';
import { NoAnswer, type StoreClient } from './store-client.js';
import { StoreFailure } from './transport.js';

/** The store cannot be the home of a register. The message is for whoever starts the program. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

const PATIENCE_MS = 10_000;
/** By release line: before these, a filtered subscription to `$all` could run past events (rulings 41). */
const OLDEST_PATCH: Readonly<Record<string, number>> = { '24.10': 6, '25.0': 1 };

interface Knowing {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
}

/**
 * Before a store is used: it answers, it lets us in and lets us read `$all`, and it is new enough. Returns warnings.
 * @throws StoreRefused one sentence that says what to mend
 */
export async function checkStore(store: StoreClient, acceptOldServer: boolean): Promise<readonly string[]> {
  const where = `EventStoreDB at ${store.url.shown}`;
  const version = await asked(where, () =>
    store.call(PATIENCE_MS, client => (client as unknown as Knowing).capabilities.then(known => known.serverVersion)),
  );
  await asked(where, () => store.call(PATIENCE_MS, client => readSomething(client, store)));
  if (isNewEnough(version)) return [];
  const sentence =
    `${where} is version ${version}; 24.10.6, 25.0.1 or newer is needed, since older ones can pass over events ` +
    'in a filtered subscription';
  if (!acceptOldServer) throw new StoreRefused(`${sentence}. EVENTSTOREDB_ACCEPT_OLD_SERVER=true takes the risk.`);
  return [`${sentence}; EVENTSTOREDB_ACCEPT_OLD_SERVER takes the risk`];
}

export function isNewEnough(version: string): boolean {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  if (match === null) return false;
  const [major, minor, patch] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const oldest = OLDEST_PATCH[`${major}.${minor}`];
  if (oldest !== undefined) return patch >= oldest;
  return major > 25 || (major === 25 && minor > 0);
}

async function readSomething(client: StoreClient['client'], { credentials }: StoreClient): Promise<void> {
  const reading = client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1, credentials });
  reading.on('error', () => undefined);
  try {
    for await (const _event of reading) break;
  } finally {
    reading.destroy();
  }
}

async function asked<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreRefused(`${where} ${sentenceOf(error)}`, { cause: error });
  }
}

function sentenceOf(error: unknown): string {
  const failure = failureOf(error, 'read');
  if (kindOf(error) === 'access-denied') {
    return 'refuses these credentials, or does not let them read $all: the user needs read access to it (EVENTSTOREDB_URL).';
  }
  if (error instanceof NoAnswer) return `did not answer within ${PATIENCE_MS / 1_000} s (EVENTSTOREDB_URL).`;
  if (failure instanceof StoreFailure) return `cannot be reached: ${failure.message} (EVENTSTOREDB_URL).`;
  return `cannot be used: ${failure.message}`;
}
