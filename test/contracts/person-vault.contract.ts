import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonVault } from '../../src/people/person-vault.js';

export interface VaultHarness {
  readonly vault: PersonVault;
  /** Everything stored, as text: what a dump would show. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

const JOHN = '0e6a3a52-0001-4c1e-9a01-000000000001';
const ANOTHER = '0e6a3a52-0002-4c1e-9a01-000000000002';
const data = { fullName: 'John Young Sun', iin: '850101300005', email: 'john@example.org', phone: '+77011234567' };

const deposit = (personId: string, over: Partial<typeof data> | { iin: null } = {}) => ({
  personId,
  commandId: personId,
  fingerprint: 'f-1',
  data: { ...data, ...over },
});

/** What every home of personal data promises. */
export function personVaultContract(name: string, open: () => Promise<VaultHarness>): void {
  describe(`the vault in ${name}`, () => {
    let harness: VaultHarness;
    let vault: PersonVault;
    beforeEach(async () => {
      harness = await open();
      vault = harness.vault;
    });
    afterEach(() => harness.close());

    it('gives back what was deposited', async () => {
      const stored = await vault.deposit(deposit(JOHN));
      const opened = await vault.open(JOHN);
      expect(opened?.data).toEqual(data);
      expect(stored).toEqual({ outcome: 'stored', commitment: opened?.commitment, fingerprint: 'f-1' });
    });

    it('keeps the first deposit with its salt when the same person comes again', async () => {
      const first = await vault.deposit(deposit(JOHN));
      expect(await vault.deposit({ ...deposit(JOHN), fingerprint: 'f-2' })).toEqual(first);
      expect(await vault.held()).toEqual([JOHN]);
    });

    it('has one person per IIN, and any number without one', async () => {
      await vault.deposit(deposit(JOHN));
      expect(await vault.deposit(deposit(ANOTHER))).toEqual({ outcome: 'iin-taken', personId: JOHN });
      expect(await vault.deposit(deposit(ANOTHER, { iin: null }))).toMatchObject({ outcome: 'stored' });
      const third = '0e6a3a52-0003-4c1e-9a01-000000000003';
      expect(await vault.deposit(deposit(third, { iin: null }))).toMatchObject({ outcome: 'stored' });
    });

    it('gives an IIN to one of two who come at the same time', async () => {
      const outcomes = await Promise.all([JOHN, ANOTHER].map(personId => vault.deposit(deposit(personId))));
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['iin-taken', 'stored']);
    });

    it('shows nothing personal to whoever reads the storage, before an erasure and after it', async () => {
      await vault.deposit(deposit(JOHN));
      const commitment = (await vault.open(JOHN))?.commitment ?? 'none';
      expect(await harness.dump()).toContain(commitment);
      for (const secret of Object.values(data)) expect(await harness.dump()).not.toContain(secret);
      await vault.destroy(JOHN);
      expect(await harness.dump()).not.toContain(commitment);
      expect(await vault.open(JOHN)).toBeNull();
    });

    it('lets a destroyed IIN be registered anew, and destroying again do nothing', async () => {
      await vault.deposit(deposit(JOHN));
      await vault.destroy(JOHN);
      await vault.destroy(JOHN);
      expect(await vault.deposit(deposit(ANOTHER))).toMatchObject({ outcome: 'stored' });
    });

    it('discards a deposit nobody confirmed, once it is old enough, and never a confirmed one', async () => {
      await vault.deposit(deposit(JOHN));
      expect(await vault.unconfirmed(3_600)).toEqual([]);
      expect(await vault.discardUnfinished(JOHN, 3_600)).toBe(false);
      expect(await vault.unconfirmed(0)).toEqual([JOHN]);
      expect(await vault.discardUnfinished(JOHN, 0)).toBe(true);
      await vault.deposit(deposit(JOHN));
      await vault.confirm(JOHN);
      expect(await vault.unconfirmed(0)).toEqual([]);
      expect(await vault.discardUnfinished(JOHN, 0)).toBe(false);
    });
  });
}
