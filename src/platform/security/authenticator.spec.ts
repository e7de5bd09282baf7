import { describe, expect, it } from '@jest/globals';
import { mintKey, type StoredKey } from './api-key.js';
import { Authenticator } from './authenticator.js';
import { KeyCache } from './key-cache.js';

const DAY = 86_400_000;
const started = async (changes: Partial<StoredKey> = {}) => {
  const { id, key, hash } = mintKey();
  const principal = {
    client: 'person:p',
    personId: 'p',
    organisationId: 'o',
    roles: ['auditor'],
    regions: ['*'],
  } as const;
  const stored: StoredKey = {
    id,
    hash,
    principal,
    label: '',
    createdAt: 0,
    expiresAt: 10 * DAY,
    revokedAt: null,
    lastUsedAt: null,
    ...changes,
  };
  let now = DAY;
  const cache = new KeyCache(
    ids => Promise.resolve(new Map(ids.includes(id) ? [[id, stored]] : [])),
    () => 0,
  );
  await cache.get(id);
  return { key, id, principal, at: (ms: number) => (now = ms), authenticator: new Authenticator(cache, () => now) };
};

describe('authentication', () => {
  it('knows the principal by the key, whatever the case of the header’s name', async () => {
    const { authenticator, key, principal, id } = await started();
    for (const name of ['Authorization', 'authorization', 'AUTHORIZATION'])
      expect(authenticator.authenticate(['Host', 'x', name, `ApiKey ${key}`])).toEqual({ principal, keyId: id });
  });

  it('takes a key from the Authorization header only', async () => {
    const { authenticator, key } = await started();
    for (const name of ['X-API-Key', 'Proxy-Authorization', 'Cookie', 'Authorization2', 'X-Original-Authorization'])
      expect(authenticator.authenticate([name, `ApiKey ${key}`])).toMatchObject({ fault: 'missing' });
  });

  it('refuses two Authorization headers, even if both are the same', async () => {
    const { authenticator, key } = await started();
    const twice = ['Authorization', `ApiKey ${key}`, 'authorization', `ApiKey ${key}`];
    expect(authenticator.authenticate(twice)).toMatchObject({ fault: 'repeated' });
  });

  it('refuses an expired key, from the very millisecond on', async () => {
    const { authenticator, key, at } = await started();
    const header = ['Authorization', `ApiKey ${key}`];
    at(10 * DAY - 1);
    expect(authenticator.authenticate(header)).toHaveProperty('principal');
    at(10 * DAY);
    expect(authenticator.authenticate(header)).toMatchObject({ fault: 'expired' });
  });

  it('refuses a revoked key', async () => {
    const { authenticator, key } = await started({ revokedAt: 5 });
    expect(authenticator.authenticate(['Authorization', `ApiKey ${key}`])).toMatchObject({ fault: 'revoked' });
  });

  it('does not tell an unknown key from a wrong secret', async () => {
    const { authenticator, id } = await started();
    const wrong = authenticator.authenticate(['Authorization', `ApiKey ${id}.${'a'.repeat(43)}`]);
    const unknown = await authenticator.authenticate(['Authorization', `ApiKey ${mintKey().key}`]);
    expect([wrong, unknown]).toMatchObject([{ fault: 'unknown-or-wrong' }, { fault: 'unknown-or-wrong' }]);
  });

  it('does not tell a stranger that a key is revoked or expired', async () => {
    const { authenticator, id } = await started({ revokedAt: 5, expiresAt: 6 });
    expect(authenticator.authenticate(['Authorization', `ApiKey ${id}.${'a'.repeat(43)}`])).toMatchObject({
      fault: 'unknown-or-wrong',
    });
  });

  it('remembers the last use of valid keys until it is taken', async () => {
    const { authenticator, key, id, at } = await started();
    void authenticator.authenticate(['Authorization', `ApiKey ${id}.${'a'.repeat(43)}`]);
    expect(authenticator.takeUses()).toEqual(new Map());
    for (const now of [DAY, DAY + 5]) {
      at(now);
      void authenticator.authenticate(['Authorization', `ApiKey ${key}`]);
    }
    expect(authenticator.takeUses()).toEqual(new Map([[id, DAY + 5]]));
    expect(authenticator.takeUses()).toEqual(new Map());
  });

  it('costs less than 5 µs once a key is known', async () => {
    const { authenticator, key } = await started();
    const headers = [
      'Host',
      'localhost:3000',
      'Accept',
      '*/*',
      'Content-Type',
      'application/json',
      'Authorization',
      `ApiKey ${key}`,
    ];
    const rounds = 50_000;
    // Processor time, not wall time: the question is what the code costs, not what its neighbours do meanwhile.
    const costs = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      for (let round = 0; round < rounds; round++) void authenticator.authenticate(headers);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / rounds;
    });
    expect(Math.min(...costs)).toBeLessThan(5);
  });
});
