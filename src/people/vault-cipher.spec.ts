import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../platform/event-store/canonical-json.js';
import { piiCommitment } from '../platform/event-store/data-hash.js';
import { VaultCipher } from './vault-cipher.js';

const keys = { master: Buffer.alloc(32, 1), register: Buffer.alloc(32, 2) };
const JOHN = '0e6a3a52-0001-4c1e-9a01-000000000001';
const ANOTHER = '0e6a3a52-0002-4c1e-9a01-000000000002';
const data = { fullName: 'John Young Sun', iin: '850101300005', email: 'john@example.org', phone: null };

describe('the cipher of the vault', () => {
  const cipher = new VaultCipher(keys);

  it('opens what it sealed, and the commitment verifies with the salt inside', () => {
    const sealed = cipher.seal(JOHN, data);
    const opened = cipher.open(JOHN, sealed);
    expect(opened.data).toEqual(data);
    expect(piiCommitment(opened.salt, canonicalJson({ ...opened.data, personId: JOHN }))).toBe(sealed.commitment);
  });

  it('leaves nothing personal in what is stored', () => {
    const stored = Object.values(cipher.seal(JOHN, data))
      .map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join('\n');
    for (const secret of [data.fullName, data.iin, data.email]) expect(stored).not.toContain(secret);
  });

  it('uses a new key and a new salt each time, so that equal data does not look equal', () => {
    const [one, other] = [cipher.seal(JOHN, data), cipher.seal(JOHN, data)];
    expect(one.commitment).not.toBe(other.commitment);
    expect(one.wrappedKey.equals(other.wrappedKey)).toBe(false);
    expect(one.iinHash).toBe(other.iinHash);
  });

  it('does not open a row moved to another person, a changed byte, or with another format version', () => {
    const sealed = cipher.seal(JOHN, data);
    expect(() => cipher.open(ANOTHER, sealed)).toThrow();
    expect(() => cipher.open(JOHN, { ...sealed, formatVersion: 2 })).toThrow();
    const changed = Buffer.from(sealed.sealed);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(() => cipher.open(JOHN, { ...sealed, sealed: changed })).toThrow();
  });

  it('does not open with another master key', () => {
    const other = new VaultCipher({ ...keys, master: Buffer.alloc(32, 9) });
    expect(() => other.open(JOHN, cipher.seal(JOHN, data))).toThrow();
    expect(other.opensProbe(cipher.sealProbe())).toBe(false);
    expect(cipher.opensProbe(cipher.sealProbe())).toBe(true);
    expect(cipher.opensProbe(Buffer.alloc(3))).toBe(false);
  });

  it('compares IINs under the key of the register, not in a way anybody can repeat', () => {
    const other = new VaultCipher({ ...keys, register: Buffer.alloc(32, 8) });
    expect(other.iinHash(data.iin)).not.toBe(cipher.iinHash(data.iin));
    expect(cipher.iinHash(data.iin)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses a master key of another length', () => {
    expect(() => new VaultCipher({ ...keys, master: Buffer.alloc(16) })).toThrow('VAULT_KEY has 16 bytes, not 32');
  });
});
