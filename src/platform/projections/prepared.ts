import { createHash } from 'node:crypto';
import type { ClientBase, QueryResult, QueryResultRow } from 'pg';

export type Connection = Pick<ClientBase, 'query'>;

const names = new Map<string, string>();

/** Parsed and planned once per connection: for small pages that is most of what a statement costs. */
export function prepared<R extends QueryResultRow>(
  client: Connection,
  text: string,
  values: unknown[],
): Promise<QueryResult<R>> {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash('sha256').update(text).digest('hex').slice(0, 32)));
  return client.query<R>({ name, text, values });
}
