import type { ClientBase } from 'pg';
import type { Row } from './format.js';
import { rowsOf } from './log-lines.js';

/** A table that belongs to a register and is no history: rows change and go, and a backup carries how they are now. */
export interface StateTable {
  /** What its lines are called. */
  readonly kind: string;
  readonly table: string;
  /** All of them: a spec holds the list to the table. */
  readonly columns: readonly string[];
  /** Unique, so that pages neither miss nor repeat a row. */
  readonly key: readonly string[];
  /** Restoring adds what is missing and changes nothing; otherwise it replaces what is there. */
  readonly appendOnly?: boolean;
  /** A database in which it has rows is a register somebody uses: nothing is restored over it. */
  readonly inUse?: boolean;
}

/** The lives of the register: known to every later one, so that positions of any can be judged. */
export const INCARNATIONS: StateTable = {
  kind: 'incarnation',
  table: 'es.incarnation',
  columns: ['incarnation', 'began_after', 'began_at', 'reason', 'details'],
  key: ['incarnation'],
  appendOnly: true,
  inUse: true,
};

/** Claims on commands that recorded nothing, or nothing yet (ruling 15): only where events live in EventStoreDB. */
export const CLAIMS: StateTable = {
  kind: 'claim',
  table: 'es.claim',
  columns: ['command_id', 'fingerprint', 'stream_id', 'lowest', 'takers', 'nothing_at', 'claimed_at'],
  key: ['command_id'],
  inUse: true,
};

/** What operators let pass in EventStoreDB's order; what the journal itself holds is copied from there again. */
export const JOURNAL_ACCEPTED: StateTable = {
  kind: 'journalAccepted',
  table: 'es.journal_accepted',
  columns: ['commit_position', 'prepare_position', 'reason', 'found', 'accepted_by', 'accepted_at'],
  key: ['commit_position', 'prepare_position'],
  appendOnly: true,
  inUse: true,
};

export const API_KEYS: StateTable = {
  kind: 'apiKey',
  table: 'app.api_key',
  columns: [
    'id',
    'hash',
    'person_id',
    'client',
    'organisation_id',
    'roles',
    'regions',
    'label',
    'created_at',
    'expires_at',
    'revoked_at',
    'last_used_at',
  ],
  key: ['id'],
  inUse: true,
};

const PAGE = 500;

/** Its rows in the order of their key, page by page. */
export async function* stateRows(client: ClientBase, { table, columns, key }: StateTable): AsyncGenerator<Row> {
  const after = `where (${key.join(', ')}) > (${key.map((_, index) => `$${index + 1}`).join(', ')})`;
  const page = (from: string): string =>
    `select ${columns.join(', ')} from ${table} ${from} order by ${key.join(', ')} limit ${PAGE}`;
  for (let last: Row | null = null; ;) {
    const rows: Row[] = await rowsOf(
      client,
      page(last === null ? '' : after),
      last === null ? [] : key.map(name => last![name]),
    );
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)!;
  }
}
