import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { statementName } from '../postgres/prepared-query.js';

export type Connection = Pick<ClientBase, 'query'>;

/** A page that was held back is written in parts of so many, so that each stays far below the limit of a statement. */
const AT_ONCE = 2_000;

/** In parts, one after the other, in order. */
export async function inParts<T>(
  all: readonly T[],
  write: (part: readonly T[]) => Promise<unknown>,
  atOnce = AT_ONCE,
): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await write(all.slice(from, from + atOnce));
}

/** Parsed and planned once per connection: for small pages that is most of what a statement costs. */
export function prepared<R extends QueryResultRow>(
  client: Connection,
  text: string,
  values: unknown[],
): Promise<QueryResult<R>> {
  const name = statementName(text);
  return name === null ? client.query<R>(text, values) : client.query<R>({ name, text, values });
}
