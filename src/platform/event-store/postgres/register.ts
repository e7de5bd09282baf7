import type { DatabaseAddress } from '../../postgres/pool.js';
import { createClient } from '../../postgres/pool.js';
import type { RegisterIdentity } from './lane-connection.js';

/** Migrated, but without a register row: a restore into it has begun and was not finished. */
export class UnfinishedRestore extends Error {
  override readonly name = 'UnfinishedRestore';
  constructor() {
    super('the database holds no register: a restore into it was not finished, run the same `qadam restore` again');
  }
}

/** Which register a database is. Asked once at start: es.append refuses a process whose answer has become wrong. */
export async function readRegister(address: DatabaseAddress, role?: string | null): Promise<RegisterIdentity> {
  const client = createClient(address, { applicationName: 'qadam-start', role });
  await client.connect();
  try {
    const { rows } = await client.query<RegisterIdentity>(
      'select register_id as "registerId", incarnation, store from es.register',
    );
    if (rows[0] === undefined) throw new UnfinishedRestore();
    return rows[0];
  } finally {
    await client.end();
  }
}

/**
 * The home of a register that has recorded nothing yet is what its first start is configured for; from then on it moves
 * by `qadam migrate` only. As the owner: the application may not.
 */
export async function settleHome(address: DatabaseAddress, store: RegisterIdentity['store']): Promise<void> {
  const client = createClient(address, { applicationName: 'qadam-start' });
  await client.connect();
  try {
    await client.query(
      `update es.register set store = $1 where store <> $1 and not exists (select from es.event)
         and not exists (select from es.command) and not exists (select from es.claim)`,
      [store],
    );
  } finally {
    await client.end();
  }
}
