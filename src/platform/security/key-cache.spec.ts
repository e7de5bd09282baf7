import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../http/problems/errors.js';
import type { StoredKey } from './api-key.js';
import { KeyCache } from './key-cache.js';

const aKey = (id: string, revokedAt: number | null = null): StoredKey => ({
  id,
  hash: Buffer.alloc(32),
  principal: { client: `person:${id}`, personId: id, organisationId: 'o', roles: ['auditor'], regions: ['*'] },
  label: '',
  createdAt: 0,
  expiresAt: Infinity,
  revokedAt,
  lastUsedAt: null,
});

/** A table whose answers come when the test says so. */
class Table {
  readonly rows = new Map<string, StoredKey>();
  readonly queries: string[][] = [];
  private readonly open: { answer: () => void; fail: () => void }[] = [];
  held = false;

  find = (ids: readonly string[]): Promise<ReadonlyMap<string, StoredKey>> => {
    this.queries.push([...ids]);
    const found = new Map([...this.rows].filter(([id]) => ids.includes(id)));
    if (!this.held) return Promise.resolve(found);
    return new Promise((resolve, reject) =>
      this.open.push({ answer: () => resolve(found), fail: () => reject(new Error('away')) }),
    );
  };
  answer = (): void => this.open.shift()!.answer();
  fail = (): void => this.open.shift()!.fail();
}

const started = () => {
  const table = new Table();
  let now = 0;
  const cache = new KeyCache(table.find, () => now);
  return { table, cache, pass: (ms: number) => (now += ms) };
};
const turn = () => new Promise(resolve => setImmediate(resolve));

describe('the cache of keys', () => {
  it('asks once and then answers without a promise', async () => {
    const { table, cache } = started();
    table.rows.set('a', aKey('a'));
    expect(await cache.get('a')).toMatchObject({ id: 'a' });
    for (let use = 0; use < 100; use++) expect(cache.get('a')).toMatchObject({ id: 'a' });
    expect(table.queries).toEqual([['a']]);
  });

  it('never answers with what it knew 4.5 s ago: a revocation holds within 5 s even if the refresh is stuck', async () => {
    const { table, cache, pass } = started();
    table.rows.set('a', aKey('a'));
    await cache.get('a');
    table.rows.set('a', aKey('a', 1));
    table.held = true;
    pass(4_499);
    expect(cache.get('a')).toMatchObject({ revokedAt: null });
    pass(1);
    const answer = cache.get('a');
    expect(answer).toBeInstanceOf(Promise);
    await turn();
    table.answer();
    expect(await answer).toMatchObject({ revokedAt: 1 });
  });

  it('counts age from when the question was sent, since the answer may be as old as that', async () => {
    const { table, cache, pass } = started();
    table.rows.set('a', aKey('a'));
    table.held = true;
    const first = cache.get('a');
    await turn();
    pass(4_000);
    table.answer();
    await first;
    pass(600);
    expect(cache.get('a')).toBeInstanceOf(Promise);
  });

  it('sees a revocation after 2 s at the next use, without anybody waiting for it', async () => {
    const { table, cache, pass } = started();
    table.rows.set('a', aKey('a'));
    await cache.get('a');
    table.rows.set('a', aKey('a', 1));
    pass(2_000);
    expect(cache.get('a')).toMatchObject({ revokedAt: null });
    await turn();
    expect(cache.get('a')).toMatchObject({ revokedAt: 1 });
  });

  it('asks for a flood of unknown ids in batches, one query at a time', async () => {
    const { table, cache } = started();
    table.held = true;
    const asked = Array.from({ length: 900 }, (_, n) => cache.get(`id${n}`));
    await turn();
    expect(table.queries.map(ids => ids.length)).toEqual([500]);
    table.answer();
    await turn();
    expect(table.queries.map(ids => ids.length)).toEqual([500, 400]);
    table.answer();
    expect(new Set(await Promise.all(asked))).toEqual(new Set([null]));
  });

  it('refuses instead of queueing without end', async () => {
    const { table, cache } = started();
    table.held = true;
    const asked = Array.from({ length: 1_001 }, (_, n) => Promise.resolve(cache.get(`id${n}`)));
    await expect(asked[1_000]).rejects.toBeInstanceOf(Unavailable);
    await turn();
    table.answer();
    await turn();
    table.answer();
    expect(await asked[999]).toBeNull();
  });

  it('is not pushed out by a flood: keys that exist stay known', async () => {
    const { table, cache } = started();
    table.rows.set('a', aKey('a'));
    await cache.get('a');
    for (let round = 0; round < 5; round++)
      await Promise.all(Array.from({ length: 900 }, (_, n) => cache.get(`flood${round}-${n}`)));
    expect(cache.get('a')).not.toBeInstanceOf(Promise);
  });

  it('remembers a bounded number of unknown ids: inventing them fills no memory', async () => {
    const { table, cache } = started();
    await cache.get('first');
    for (let round = 0; round < 2; round++)
      await Promise.all(Array.from({ length: 500 }, (_, n) => cache.get(`later${round}-${n}`)));
    const asked = table.queries.length;
    await cache.get('later1-499');
    expect(table.queries).toHaveLength(asked);
    await cache.get('first');
    expect(table.queries).toHaveLength(asked + 1);
  });

  it('takes nobody’s word when the table is away and its own is too old, and recovers by itself', async () => {
    const { table, cache, pass } = started();
    table.rows.set('a', aKey('a'));
    await cache.get('a');
    table.held = true;
    pass(5_000);
    const answer = Promise.resolve(cache.get('a'));
    await turn();
    table.fail();
    await expect(answer).rejects.toBeInstanceOf(Unavailable);
    table.held = false;
    expect(await cache.get('a')).toMatchObject({ id: 'a' });
  });
});
