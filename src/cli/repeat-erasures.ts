import { PostgresPersonVault } from '../people/person-vault.postgres.js';
import { VaultCipher } from '../people/vault-cipher.js';
import { VaultSweep } from '../people/vault-sweep.js';
import type { RegisterKeys } from '../platform/config/register-keys.js';
import { AggregateStreams } from '../platform/cqrs/aggregate-streams.js';
import { EventCodec } from '../platform/cqrs/event-codec.js';
import type { EventCatalogue } from '../platform/event-store/event-catalogue.js';
import { PostgresEventLog } from '../platform/event-store/postgres/postgres-event-log.js';
import { createPool, type DatabaseAddress } from '../platform/postgres/pool.js';

export interface ErasureParts {
  readonly address: DatabaseAddress;
  readonly appRole: string | null;
  readonly registerId: string;
  readonly catalogue: EventCatalogue;
  readonly secrets: RegisterKeys;
}

/** After a restore, before it serves (ruling 1): what the log knows of erasures is done to the vault once more. */
export async function repeatErasures({
  address,
  appRole,
  registerId,
  catalogue,
  secrets,
}: ErasureParts): Promise<number> {
  // It only reads: which life of the register this will be is not decided yet.
  const register = { registerId, incarnation: 0, store: 'postgres' } as const;
  const log = new PostgresEventLog({ address, register, role: appRole, readers: 2 });
  const pool = createPool(address, { applicationName: 'qadam-restore', role: appRole, max: 2 });
  try {
    const cipher = new VaultCipher({ master: secrets.vault, register: secrets.register });
    const streams = new AggregateStreams(log, new EventCodec(catalogue));
    return await new VaultSweep(streams, new PostgresPersonVault(pool, cipher)).repeatErasures();
  } finally {
    await log.close();
    await pool.end();
  }
}
