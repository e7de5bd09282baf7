import { PersonVault, type Deposit, type Deposited, type Opened } from './person-vault.js';
import type { Sealed, VaultCipher } from './vault-cipher.js';

interface Row extends Sealed {
  readonly fingerprint: string;
  readonly depositedAt: number;
  confirmed: boolean;
}

/** For tests: the same promises, the same ciphertext, no database. Public rows, so that a test can search them. */
export class MemoryPersonVault extends PersonVault {
  readonly rows = new Map<string, Row>();

  constructor(
    private readonly cipher: VaultCipher,
    private readonly now: () => number = () => 0,
  ) {
    super();
  }

  override async deposit({ personId, fingerprint, data }: Deposit): Promise<Deposited> {
    const sealed = this.cipher.seal(personId, data);
    const own = this.rows.get(personId);
    if (own !== undefined) return { outcome: 'stored', commitment: own.commitment, fingerprint: own.fingerprint };
    for (const [holder, { iinHash }] of this.rows) {
      if (iinHash !== null && iinHash === sealed.iinHash) return { outcome: 'iin-taken', personId: holder };
    }
    this.rows.set(personId, { ...sealed, fingerprint, depositedAt: this.now(), confirmed: false });
    return { outcome: 'stored', commitment: sealed.commitment, fingerprint };
  }

  override async open(personId: string): Promise<Opened | null> {
    const row = this.rows.get(personId);
    return row === undefined ? null : { ...this.cipher.open(personId, row), commitment: row.commitment };
  }

  override async destroy(personId: string): Promise<void> {
    this.rows.delete(personId);
  }

  override async discardUnfinished(personId: string, olderThanSeconds: number): Promise<boolean> {
    const left = (await this.unconfirmed(olderThanSeconds)).includes(personId);
    return left && this.rows.delete(personId);
  }

  override async unconfirmed(olderThanSeconds: number): Promise<readonly string[]> {
    const before = this.now() - olderThanSeconds * 1_000;
    return [...this.rows]
      .filter(([, row]) => !row.confirmed && row.depositedAt <= before)
      .map(([personId]) => personId);
  }

  override async confirm(personId: string): Promise<void> {
    const row = this.rows.get(personId);
    if (row !== undefined) row.confirmed = true;
  }

  override async held(): Promise<readonly string[]> {
    return [...this.rows.keys()];
  }
}
