import { createHash } from 'node:crypto';
import type { Pool, QueryResult, QueryResultRow } from 'pg';

/** Every connection keeps what was prepared on it, so texts that are put together must not be without end. */
const MOST_TEXTS = 400;
/** `cached plan must not change result type`: a view was pointed at tables of another shape. */
const OTHER_RESULT_TYPE = '0A000';

const names = new Map<string, string>();

/**
 * Parsed and planned once per connection: for a look-up that is most of what it costs. The statement behind a name is
 * its text, whatever the pool. A text beyond the first few hundred, or whose result changed shape, is asked plainly.
 */
export async function preparedQuery<Row extends QueryResultRow>(
  pool: Pick<Pool, 'query'>,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult<Row>> {
  const name = statementName(text);
  if (name === null) return pool.query<Row>(text, [...values]);
  try {
    return await pool.query<Row>({ name, text, values: [...values] });
  } catch (error) {
    if ((error as { code?: unknown }).code !== OTHER_RESULT_TYPE) throw error;
    return pool.query<Row>(text, [...values]);
  }
}

/** The name a text is prepared under; null when there are too many already. */
export function statementName(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_TEXTS) return null;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
