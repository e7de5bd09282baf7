import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { PostgresPersonVault } from '../../src/people/person-vault.postgres.js';
import { VaultCipher } from '../../src/people/vault-cipher.js';
import { migrate, PLATFORM_MIGRATIONS } from '../../src/platform/postgres/migrations.js';
import { createPool } from '../../src/platform/postgres/pool.js';
import { createTestDatabase, type TestDatabase } from '../support/embedded-postgres.js';
import { personVaultContract } from './person-vault.contract.js';

const PEOPLE_MIGRATIONS = new URL('../../src/people/migrations/', import.meta.url);
const keys = { master: Buffer.alloc(32, 1), register: Buffer.alloc(32, 2) };

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.connection, [PLATFORM_MIGRATIONS, PEOPLE_MIGRATIONS]);
  pool = createPool(database.connection, { applicationName: 'test-vault', max: 4 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

personVaultContract('PostgreSQL', async () => {
  await pool.query('truncate app.person_vault');
  return {
    vault: new PostgresPersonVault(pool, new VaultCipher(keys)),
    dump: async () => {
      const { rows } = await pool.query<Record<string, unknown>>('select * from app.person_vault');
      const text = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value));
      return rows.flatMap(row => Object.values(row).map(text)).join('\n');
    },
    close: async () => {},
  };
});

describe('starting with a master key', () => {
  it('takes the first one, and later only the same', async () => {
    await new PostgresPersonVault(pool, new VaultCipher(keys)).checkKey();
    await new PostgresPersonVault(pool, new VaultCipher(keys)).checkKey();
    const wrong = new VaultCipher({ ...keys, master: Buffer.alloc(32, 9) });
    await expect(new PostgresPersonVault(pool, wrong).checkKey()).rejects.toThrow(
      'Qadam cannot start: VAULT_KEY is not the key that the personal data in this database was sealed with.',
    );
  });
});
