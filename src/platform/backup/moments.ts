import type { Client } from 'pg';
import { createClient, type DatabaseAddress } from '../postgres/pool.js';
import { BackupRefused } from './backup-refused.js';
import { rowsOf } from './log-lines.js';
import type { Standing } from './open-folder.js';

/** A register at one moment. */
export interface Moment extends Standing {
  readonly head: number;
  readonly quiet: number;
  readonly at: string;
}

export async function connectToRead(address: DatabaseAddress, role: string | null): Promise<Client> {
  const client = createClient(address, { applicationName: 'qadam-export', role });
  await client.connect();
  // A slow disk may keep a transaction open for longer than any request may.
  await client.query(`set statement_timeout = '60s'; set idle_in_transaction_session_timeout = '10min';
                      set bytea_output = 'hex'`);
  return client;
}

/** All that the work reads is of one moment. */
export async function inSnapshot(client: Client, work: (moment: Moment) => Promise<void>): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  await work(await momentOf(client));
  await client.query('commit');
}

/** The first statement of a transaction: what it answers is what all later ones see. */
export async function momentOf(client: Client): Promise<Moment> {
  const [row] = await rowsOf(
    client,
    `select r.register_id, r.incarnation, r.store,
            coalesce((select max(position) from es.stream_index), 0) as head,
            coalesce((select max(number) from es.quiet_command), 0) as quiet,
            to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from es.register r`,
  );
  if (row === undefined) throw new BackupRefused('the database holds no register: a restore into it was not finished');
  return {
    registerId: row['register_id']!,
    incarnation: Number(row['incarnation']),
    store: row['store']!,
    head: Number(row['head']),
    quiet: Number(row['quiet']),
    at: row['at']!,
  };
}
