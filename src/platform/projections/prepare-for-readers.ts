import type { ClientBase, Pool } from 'pg';
import type { Generation } from './generation.js';
import { analyzeTables, createIndexes, packTables } from './tables.js';

/**
 * What generations need before they are read: packed rows from here on, indexes, statistics. By then nothing else of a
 * rebuild is left to do, so it waits for the largest index and not for the sum of them. One connection beside the
 * caller's, no more: the heartbeat lives from the same pool, and commands from the same processors.
 */
export async function prepareForReaders(
  client: ClientBase,
  pool: Pool,
  generations: readonly Generation[],
): Promise<void> {
  const another = await pool.connect();
  try {
    for (const each of [client, another]) await each.query('set statement_timeout = 0');
    for (const step of [packTables, createIndexes, analyzeTables]) {
      const statements = generations.flatMap(({ projection, number }) => step(projection, number));
      await together([client, another], statements.sort(longFirst));
    }
  } finally {
    // Not given back: it has forgotten its time limit.
    another.release(true);
  }
}

/** An index of text takes longer than all others of its table. */
const longFirst = (a: string, b: string): number =>
  Number(b.includes(' using gin ')) - Number(a.includes(' using gin '));

/** Returns when all of them are at rest: a statement left behind would meet its own repetition. */
async function together(clients: readonly ClientBase[], statements: readonly string[]): Promise<void> {
  const left = [...statements].reverse();
  const one = async (client: ClientBase): Promise<void> => {
    for (let statement = left.pop(); statement !== undefined; statement = left.pop())
      await client.query(patiently(statement));
  };
  const ends = await Promise.allSettled(clients.map(one));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** An index over a large table outlives the pool's ordinary time-out. */
const patiently = (text: string): { text: string; query_timeout: number } => ({ text, query_timeout: 3_600_000 });
