import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { statementName } from '../postgres/prepared-query.js';

export type Connection = Pick<ClientBase, 'query'>;

/** Parsed and planned once per connection: for small pages that is most of what a statement costs. */
export function prepared<R extends QueryResultRow>(
  client: Connection,
  text: string,
  values: unknown[],
): Promise<QueryResult<R>> {
  const name = statementName(text);
  return name === null ? client.query<R>(text, values) : client.query<R>({ name, text, values });
}
