import { PersonVault, type Deposit, type Deposited, type Opened } from './person-vault.js';
import type { VaultCipher } from './vault-cipher.js';

/** What the vault needs of PostgreSQL. */
export interface Queryable {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[]; rowCount: number | null }>;
}

/** The master key is not the one this vault was made with. */
export class WrongVaultKey extends Error {
  override readonly name = 'WrongVaultKey';
  constructor() {
    super('Qadam cannot start: VAULT_KEY is not the key that the personal data in this database was sealed with.');
  }
}

interface StoredRow {
  wrapped_key: Buffer;
  sealed: Buffer;
  format_version: number;
  commitment: string;
}

export class PostgresPersonVault extends PersonVault {
  constructor(
    private readonly database: Queryable,
    private readonly cipher: VaultCipher,
  ) {
    super();
  }

  /** At start: the first one leaves the probe, everybody after it has to open it. */
  async checkKey(): Promise<void> {
    await this.database.query('insert into app.vault_probe (probe) values ($1) on conflict do nothing', [
      this.cipher.sealProbe(),
    ]);
    const { rows } = await this.database.query<{ probe: Buffer }>('select probe from app.vault_probe');
    const [kept] = rows;
    if (kept === undefined || !this.cipher.opensProbe(kept.probe)) throw new WrongVaultKey();
  }

  override async deposit({ personId, commandId, fingerprint, data }: Deposit): Promise<Deposited> {
    const { wrappedKey, sealed, formatVersion, commitment, iinHash } = this.cipher.seal(personId, data);
    await this.database.query(
      `insert into app.person_vault
         (person_id, command_id, fingerprint, wrapped_key, sealed, format_version, commitment, iin_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [personId, commandId, fingerprint, wrappedKey, sealed, formatVersion, commitment, iinHash],
    );
    const { rows } = await this.database.query<{ person_id: string; commitment: string; fingerprint: string }>(
      'select person_id, commitment, fingerprint from app.person_vault where person_id = $1 or iin_hash = $2',
      [personId, iinHash],
    );
    const own = rows.find(row => row.person_id === personId);
    if (own !== undefined) return { outcome: 'stored', commitment: own.commitment, fingerprint: own.fingerprint };
    const [other] = rows;
    // Neither: the other one was destroyed between the two statements. The place is free now.
    if (other === undefined) return this.deposit({ personId, commandId, fingerprint, data });
    return { outcome: 'iin-taken', personId: other.person_id };
  }

  override async open(personId: string): Promise<Opened | null> {
    const { rows } = await this.database.query<StoredRow>(
      'select wrapped_key, sealed, format_version, commitment from app.person_vault where person_id = $1',
      [personId],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const { wrapped_key: wrappedKey, sealed, format_version: formatVersion, commitment } = row;
    return { ...this.cipher.open(personId, { wrappedKey, sealed, formatVersion }), commitment };
  }

  override async destroy(personId: string): Promise<void> {
    await this.database.query('delete from app.person_vault where person_id = $1', [personId]);
  }

  override async discardUnfinished(personId: string, olderThanSeconds: number): Promise<boolean> {
    const { rowCount } = await this.database.query(
      `delete from app.person_vault
       where person_id = $1 and not confirmed and deposited_at <= now() - make_interval(secs => $2)`,
      [personId, olderThanSeconds],
    );
    return rowCount === 1;
  }

  override async unconfirmed(olderThanSeconds: number): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ person_id: string }>(
      `select person_id from app.person_vault
       where not confirmed and deposited_at <= now() - make_interval(secs => $1) order by deposited_at limit 1000`,
      [olderThanSeconds],
    );
    return rows.map(row => row.person_id);
  }

  override async confirm(personId: string): Promise<void> {
    await this.database.query('update app.person_vault set confirmed = true where person_id = $1', [personId]);
  }

  override async held(): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ person_id: string }>('select person_id from app.person_vault');
    return rows.map(row => row.person_id);
  }
}
