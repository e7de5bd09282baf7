import type { DatabaseAddress } from '../../postgres/pool.js';
import { createClient } from '../../postgres/pool.js';
import type { RegisterIdentity } from './lane-connection.js';

/** Which register a database is. Asked once at start: es.append refuses a process whose answer has become wrong. */
export async function readRegister(address: DatabaseAddress, role?: string | null): Promise<RegisterIdentity> {
  const client = createClient(address, { applicationName: 'qadam-start', role });
  await client.connect();
  try {
    const { rows } = await client.query<RegisterIdentity>(
      'select register_id as "registerId", incarnation, store from es.register',
    );
    if (rows[0] === undefined) throw new Error('the database holds no register');
    return rows[0];
  } finally {
    await client.end();
  }
}
