import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/embedded-postgres.js';
import { ROLES } from '../../kernel/access/role.js';
import { migrate, PLATFORM_MIGRATIONS } from '../postgres/migrations.js';
import { createPool } from '../postgres/pool.js';
import { hashSecret } from './api-key.js';
import { demoPersonId, ensureDemoKeys, readDemoKeys } from './demo-keys.js';
import { GrantRefused, KeyStore, type KeyGrant } from './key-store.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const grant: KeyGrant = {
  personId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  organisationId: 'akimat-turkistan',
  roles: ['decision_maker', 'project_officer'],
  regions: ['610000000'],
  label: 'desk 4',
  expiresAt: NOW + 30 * DAY,
};

let database: TestDatabase;
let pool: Pool;
let store: KeyStore;
beforeAll(async () => {
  database = await createTestDatabase();
  const { appRole } = await migrate(database.connection, [
    PLATFORM_MIGRATIONS,
    new URL('./migrations/', import.meta.url),
  ]);
  pool = createPool(database.connection, { applicationName: 'test', role: appRole, max: 4 });
  store = new KeyStore(pool, () => NOW);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('the table of keys', () => {
  it('gives back what was granted, and of the secret only its hash', async () => {
    const { id, key } = await store.create(grant);
    const found = (await store.find([id, 'nobodys-key-0000'])).get(id);
    expect(found).toMatchObject({
      id,
      hash: hashSecret(key.slice(17)),
      principal: {
        client: `person:${grant.personId}`,
        personId: grant.personId,
        organisationId: 'akimat-turkistan',
        roles: ['decision_maker', 'project_officer'],
        regions: ['610000000'],
      },
      label: 'desk 4',
      createdAt: NOW,
      expiresAt: NOW + 30 * DAY,
      revokedAt: null,
      lastUsedAt: null,
    });
  });

  it('holds nothing that opens a door: a dump has no secret in it', async () => {
    const { key } = await store.create(grant);
    const { rows } = await pool.query('select k::text as line from app.api_key k');
    const dump = JSON.stringify(rows);
    expect(dump).not.toContain(key.slice(17));
    expect(dump).not.toContain(Buffer.from(key.slice(17), 'base64url').toString('hex'));
  });

  it('gives two keys of one person one client: a rotated key repeats the same commands', async () => {
    const [one, other] = await Promise.all([store.create(grant), store.create(grant)]);
    const found = [...(await store.find([one.id, other.id])).values()];
    expect(new Set(found.map(({ principal }) => principal.client)).size).toBe(1);
  });

  it('revokes once, for good', async () => {
    const { id } = await store.create(grant);
    expect([await store.revoke(id), await store.revoke(id), await store.revoke('nobodys-key-0000')]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await store.find([id])).get(id)?.revokedAt).toBe(NOW);
  });

  it('takes a key that it holds already for said twice, and revives nothing by it', async () => {
    const { id, hash } = await store.create(grant);
    await store.revoke(id);
    await Promise.all([store.insert({ id, hash }, grant), store.insert({ id, hash }, grant)]);
    expect((await store.find([id])).get(id)?.revokedAt).toBe(NOW);
  });

  it('remembers the latest use, in whatever order instances report', async () => {
    const { id } = await store.create(grant);
    await store.touch(new Map([[id, NOW + 5_000]]));
    await store.touch(new Map([[id, NOW + 1_000]]));
    expect((await store.find([id])).get(id)?.lastUsedAt).toBe(NOW + 5_000);
  });

  it('forgets a role that this release does not know, and keeps the others', async () => {
    const { id } = await store.create(grant);
    await pool.query(`update app.api_key set roles = array['auditor', 'role_of_2031'] where id = $1`, [id]);
    expect((await store.find([id])).get(id)?.principal.roles).toEqual(['auditor']);
  });

  const refused: [string, Partial<KeyGrant>][] = [
    ['no role', { roles: [] }],
    ['a role nobody knows', { roles: ['boss' as never] }],
    ['admin together with business', { roles: ['admin', 'decision_maker'] }],
    ['the machines’ role for a person', { roles: ['machine'] }],
    ['neither person nor machine', { personId: null }],
    ['both person and machine', { machine: 'cadastre' }],
    ['a machine with a name of its own making', { personId: null, machine: 'Cadastre; drop' }],
    ['an IIN as organisation', { organisationId: '880101300123' }],
    ['a life in the past', { expiresAt: NOW }],
    ['a life without end', { expiresAt: NOW + 367 * DAY }],
    ['an expiry that is no number', { expiresAt: NaN }],
  ];
  it.each(refused)('refuses %s', async (_name, change) => {
    const before = (await store.list()).length;
    await expect(store.create({ ...grant, ...change })).rejects.toBeInstanceOf(GrantRefused);
    expect(await store.list()).toHaveLength(before);
  });

  it('is guarded by the database too: a client that is not the person’s cannot be written', async () => {
    const { id } = await store.create(grant);
    await expect(pool.query(`update app.api_key set client = 'person:another' where id = $1`, [id])).rejects.toThrow(
      /check/,
    );
    await expect(pool.query(`update app.api_key set person_id = null where id = $1`, [id])).rejects.toThrow(/check/);
  });
});

describe('demo keys', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'qadam-demo-'));

  it('are one per role, each its own person in its own organisation; the machine is nobody', async () => {
    const dir = folder();
    const made = await ensureDemoKeys(dir, store, true, () => NOW);
    expect(made?.fresh).toBe(true);
    const keys = made!.keys;
    expect(Object.keys(keys).sort()).toEqual([...ROLES, 'second_desk'].sort());
    const people = ROLES.filter(role => role !== 'machine').map(role => keys[role].personId);
    expect(new Set(people).size).toBe(ROLES.length - 1);
    expect(new Set(ROLES.map(role => keys[role].organisationId)).size).toBe(ROLES.length);
    expect(keys.machine.personId).toBeNull();
    const found = await store.find(ROLES.map(role => keys[role].id));
    for (const role of ROLES) {
      const { id, key } = keys[role];
      const principal = { roles: [role], regions: ['*'] };
      expect(found.get(id)).toMatchObject({ hash: hashSecret(key.slice(17)), principal });
    }
    expect(statSync(join(dir, 'demo-keys.json')).mode & 0o777).toBe(0o600);
  });

  it('have a second desk: one person behind two keys of different roles, to try the separation of duties', async () => {
    const { keys } = (await ensureDemoKeys(folder(), store, true, () => NOW))!;
    expect(keys.second_desk.personId).toBe(keys.decision_maker.personId);
    const found = await store.find([keys.second_desk.id]);
    expect(found.get(keys.second_desk.id)?.principal.roles).toEqual(['project_officer']);
  });

  it('name the same persons on every machine', () => {
    expect(demoPersonId('auditor')).toBe(demoPersonId('auditor'));
    expect(demoPersonId('decision_maker')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('are made for an empty register only, and only once', async () => {
    const dir = folder();
    expect(await ensureDemoKeys(dir, store, false)).toBeNull();
    expect(await readDemoKeys(dir)).toBeNull();
    const first = await ensureDemoKeys(dir, store, true, () => NOW);
    const second = await ensureDemoKeys(dir, store, true, () => NOW);
    expect(second).toEqual({ keys: first!.keys, fresh: false });
  });

  it('are completed by the next start when the first one died after writing the file', async () => {
    const [dir, died] = [folder(), folder()];
    const dying = { find: () => Promise.resolve(new Map()), insert: () => Promise.reject(new Error('killed')) };
    await expect(ensureDemoKeys(died, dying as never, true)).rejects.toThrow('killed');
    writeFileSync(join(dir, 'demo-keys.json'), readFileSync(join(died, 'demo-keys.json')));
    const { keys } = (await ensureDemoKeys(dir, store, false, () => NOW))!;
    expect((await store.find([keys.auditor.id])).size).toBe(1);
  });

  it('stay revoked once revoked', async () => {
    const dir = folder();
    const { keys } = (await ensureDemoKeys(dir, store, true, () => NOW))!;
    await store.revoke(keys.auditor.id);
    await ensureDemoKeys(dir, store, true, () => NOW);
    expect((await store.find([keys.auditor.id])).get(keys.auditor.id)?.revokedAt).toBe(NOW);
  });
});
