import type { Client } from 'pg';
import { BackupRefused } from './backup-refused.js';
import type { Row } from './format.js';
import { rowsOf } from './log-lines.js';
import type { Manifest } from './manifest.js';
import { readState } from './read-segment.js';
import { CLAIMS, type StateTable } from './state-tables.js';

const PAGE = 500;

/**
 * Keys, vault and lives of the register as the snapshot has them, in one transaction: a restore that goes on after a
 * kill replaces them once more.
 */
export async function importState(
  client: Client,
  folder: string,
  manifest: Manifest,
  tables: readonly StateTable[],
): Promise<void> {
  const known = new Map(tables.map(table => [table.kind, table]));
  await client.query('begin');
  for (const { table, appendOnly } of tables) if (!appendOnly) await client.query(`delete from ${table}`);
  let rows: Row[] = [];
  let kind: string | null = null;
  const send = async (): Promise<void> => {
    if (kind !== null && rows.length > 0) await insert(client, known.get(kind)!, rows);
    rows = [];
  };
  for await (const line of readState(folder, manifest)) {
    if (!known.has(line.kind))
      throw new BackupRefused(`the snapshot has ${line.kind}, which this release does not know`);
    if (line.kind !== kind || rows.length >= PAGE) await send();
    kind = line.kind;
    rows.push(line.row);
  }
  await send();
  await settleClaims(client);
  await client.query('commit');
}

async function insert(client: Client, { table, columns }: StateTable, rows: readonly Row[]): Promise<void> {
  const names = columns.join(', ');
  await client.query(
    `insert into ${table} (${names})
     select ${names} from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/**
 * A restored register lives in PostgreSQL, whose ledger remembers what recorded nothing. Claims that are not settled
 * promised nothing to anybody, and those that speak of a revision that is not there speak of what was lost.
 */
async function settleClaims(client: Client): Promise<void> {
  await client.query(
    `insert into es.command (command_id, fingerprint, stream_id, first_position, last_position, last_revision, recorded_at)
     select c.command_id, c.fingerprint, c.stream_id, null, coalesce(i.position, 0), c.nothing_at, c.claimed_at
     from ${CLAIMS.table} c
     left join es.stream_index i on i.stream_id = c.stream_id and i.revision = c.nothing_at
     where c.nothing_at = -1 or i.position is not null
     order by c.claimed_at, c.command_id
     on conflict (command_id) do nothing`,
  );
  await client.query(`delete from ${CLAIMS.table}`);
}

/** @throws BackupRefused when somebody uses this database already */
export async function refuseUsed(client: Client, tables: readonly StateTable[]): Promise<void> {
  for (const { table, inUse } of tables) {
    if (!inUse) continue;
    const [row] = await rowsOf(client, `select exists (select from ${table}) as used`);
    if (row?.['used'] === 't')
      throw new BackupRefused(`the database is in use: ${table} has rows. Restore into an empty one.`);
  }
}
