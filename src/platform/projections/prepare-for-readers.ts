import type { Pool } from 'pg';
import type { Generation } from './generation.js';
import { analyzeTables, createIndexes, packTables } from './tables.js';

/** Beside the connections of the live and of the building work: more would take the processors from commands. */
const AT_ONCE = 2;

/**
 * What generations need before they are read: packed rows from here on, indexes, statistics. By then nothing else of a
 * rebuild is left to do, so it waits for the largest index and not for the sum of them.
 */
export async function prepareForReaders(pool: Pool, generations: readonly Generation[]): Promise<void> {
  for (const step of [packTables, createIndexes, analyzeTables])
    await severalAtOnce(
      pool,
      generations.flatMap(({ projection, number }) => step(projection, number)).sort(longFirst),
    );
}

/** An index of text takes longer than all others of its table. */
const longFirst = (a: string, b: string): number =>
  Number(b.includes(' using gin ')) - Number(a.includes(' using gin '));

async function severalAtOnce(pool: Pool, statements: readonly string[]): Promise<void> {
  const left = [...statements].reverse();
  const one = async (): Promise<void> => {
    if (left.length === 0) return;
    const client = await pool.connect();
    try {
      await client.query('set statement_timeout = 0');
      for (let statement = left.pop(); statement !== undefined; statement = left.pop())
        await client.query(patiently(statement));
    } finally {
      // Not given back: it has forgotten its time limit.
      client.release(true);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** An index over a large table outlives the pool's ordinary time-out. */
const patiently = (text: string): { text: string; query_timeout: number } => ({ text, query_timeout: 3_600_000 });
