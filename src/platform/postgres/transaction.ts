import { DatabaseError, type Pool, type PoolClient } from 'pg';

/** What node-postgres says when query_timeout has passed: it has no code of its own. */
const QUERY_TIMED_OUT = 'Query read timeout';

/**
 * Runs the work in one transaction: committed when it resolves, rolled back when it throws.
 * When the connection breaks or times out the outcome of COMMIT is unknown; the error says so by having no SQLSTATE,
 * and the connection is thrown away instead of going back to the pool half-used.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await rollBack(client, error);
    throw error;
  }
}

/** The SQLSTATE of a refusal by the server; undefined when the server did not answer. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

/** A connection whose rollback fails, or that is still busy with what timed out, is no use to anybody. */
async function rollBack(client: PoolClient, cause: unknown): Promise<void> {
  const reason = cause instanceof Error ? cause : new Error(String(cause));
  if (reason.message === QUERY_TIMED_OUT) return client.release(reason);
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(reason);
  }
}
