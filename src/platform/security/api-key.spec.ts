import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashSecret, mintKey, parseAuthorization, secretMatches, type StoredKey } from './api-key.js';

const stored = (hash: Buffer): StoredKey => ({
  id: 'a'.repeat(16),
  hash,
  principal: { client: 'person:p', personId: 'p', organisationId: 'o', roles: ['auditor'], regions: ['*'] },
  label: '',
  createdAt: 0,
  expiresAt: 1,
  revokedAt: null,
  lastUsedAt: null,
});

describe('API keys', () => {
  it('carry 256 bits of secret and are read back from the header they are sent in', () => {
    const { id, key } = mintKey();
    const presented = parseAuthorization(`ApiKey ${key}`);
    expect(presented?.id).toBe(id);
    expect(Buffer.from(presented!.secret, 'base64url')).toHaveLength(32);
  });

  it('differ every time', () => {
    const minted = Array.from({ length: 500 }, mintKey);
    expect(new Set(minted.map(({ id }) => id)).size).toBe(500);
    expect(new Set(minted.map(({ hash }) => hash.toString('hex'))).size).toBe(500);
  });

  it('are read in one form only', () => {
    const { key } = mintKey();
    const [id, secret] = key.split('.');
    const wrong = [
      `apikey ${key}`,
      `APIKEY ${key}`,
      `ApiKey  ${key}`,
      ` ApiKey ${key}`,
      `ApiKey ${key} `,
      `ApiKey ${key}=`,
      `ApiKey ${key}\n`,
      `ApiKey ${key}, ApiKey ${key}`,
      `ApiKey ${id}${secret}`,
      `ApiKey ${id}.`,
      `ApiKey .${secret}`,
      `ApiKey ${id!.toUpperCase()}.${secret}`,
      `ApiKey ../${id!.slice(3)}.${secret}`,
      `ApiKey ${id}.${secret!.slice(1)}`,
      `ApiKey ${id}.${secret}a`,
      `Bearer ${key}`,
      `Basic ${Buffer.from(key).toString('base64')}`,
      `ApiKey ${'a'.repeat(16_000)}.${secret}`,
      '',
    ];
    for (const header of wrong) expect([header, parseAuthorization(header)]).toEqual([header, null]);
  });

  it('match their own secret and no other', () => {
    const { key, id, hash } = mintKey();
    const secret = key.slice(id.length + 1);
    expect(secretMatches(stored(hash), secret)).toBe(true);
    expect(secretMatches(stored(hash), mintKey().key.slice(17))).toBe(false);
    expect(secretMatches(null, secret)).toBe(false);
    expect(secretMatches(stored(Buffer.alloc(32)), secret)).toBe(false);
  });

  it('of nobody match no text, not even one whose hash is the stand-in', () => {
    fc.assert(fc.property(fc.string(), secret => !secretMatches(null, secret)));
  });

  it('are at rest as SHA-256, pinned: another hash would lock everybody out', () => {
    expect(hashSecret('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
