import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { createPool } from '../../../src/platform/postgres/pool.js';
import type { FoldedProjection } from '../../../src/platform/projections/projection.js';
import type { RuntimeOptions } from '../../../src/platform/projections/runtime.js';
import { accounts, eventually, moved, opened, paid, Stage, TestLog } from './support.js';

describe('a rebuild', () => {
  let stage: Stage;
  let log: TestLog;
  let lock: PoolClient;
  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
    lock = await stage.pool.connect();
  });
  afterEach(async () => {
    lock.release(true);
    await stage.end();
  });

  const fill = async (streams: number, payments: number): Promise<void> => {
    for (let n = 0; n < streams; n++)
      await log.say(`account-${n}`, opened(`d${n % 7}`, '1'), ...Array.from({ length: payments }, () => paid('2')));
  };
  const generation = async (): Promise<number | undefined> =>
    (await stage.rows<{ g: number }>(`select generation as g from rm.projection_generation where role = 'live'`))[0]?.g;

  /** The log, whose first page takes a lock on the second generation: rows may come, an index may not. */
  const lockedFromItsFirstPage = (): RuntimeOptions['source'] => ({
    head: log.head.bind(log),
    waitForNews: log.waitForNews.bind(log),
    readHistory: log.readHistory.bind(log),
    readAll: async options => {
      const building = `select from pg_tables where tablename = 'accounts_v1_g2'`;
      if (options.after === 0 && (await stage.rows(building)).length > 0)
        await lock.query('begin; lock table rm.accounts_v1_g2 in row exclusive mode');
      return log.readAll(options);
    },
  });
  const makers = async (): Promise<readonly number[]> =>
    (
      await stage.rows<{ pid: number }>(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'create index%accounts_v1_g2%'`,
      )
    ).map(({ pid }) => pid);

  it('runs beside the live tables while events come in, and readers never see less than before', async () => {
    await fill(300, 20);
    const runtime = stage.runtime(log, [accounts()]);
    await runtime.start();
    expect(await runtime.waitFor(['accounts'], 6_300, 20_000)).toBe(true);
    expect(await runtime.admin.rebuild('accounts', 'operator')).toEqual({ ok: true });
    let [lowest, reads] = [6_300, 0];
    let n = 0;
    await eventually(
      'the new generation is live',
      async () => {
        await log.say(`account-${n++ % 300}`, paid('1'));
        const seen = (await stage.rows<{ p: number }>('select max(position)::int as p from rm.accounts'))[0]!.p;
        reads++;
        expect(seen).toBeGreaterThanOrEqual(lowest);
        lowest = seen;
        return (await generation()) === 2;
      },
      20_000,
    );
    expect(reads).toBeGreaterThan(0);
    const last = await log.say('account-1', moved('d0'));
    expect(await runtime.waitFor(['accounts'], last, 5_000)).toBe(true);
    const total = 300 + 300 * 20 * 2 + n;
    expect(await stage.rows('select sum(paid)::int as paid, count(*)::int as n from rm.accounts')).toEqual([
      { paid: total, n: 300 },
    ]);
    expect(
      await stage.rows('select sum(paid)::int as paid, sum(accounts)::int as n from rm.accounts_by_district'),
    ).toEqual([{ paid: total, n: 300 }]);
    expect(
      await stage.rows(
        `select indexdef like '%(district)' as yes from pg_indexes where tablename = 'accounts_v1_g2' and indexname like '%by_district'`,
      ),
    ).toEqual([{ yes: true }]);
  });

  it('goes on by itself when the connection that makes its index is cut, and is read with index and statistics', async () => {
    await fill(30, 2);
    const runtime = stage.runtime(lockedFromItsFirstPage(), [accounts()]);
    await runtime.start();
    await runtime.waitFor(['accounts'], 90, 10_000);
    await runtime.admin.rebuild('accounts', 'operator');
    await eventually('the index waits', async () => (await makers()).length === 1);
    expect(await generation()).toBe(1);
    await stage.rows('select pg_terminate_backend($1)', [(await makers())[0]]);
    await eventually('another connection tries again', async () => (await makers()).length === 1);
    await lock.query('rollback');
    await eventually('the new generation is live', async () => (await generation()) === 2);
    expect(
      await stage.rows(`select attname from pg_stats where tablename = 'accounts_v1_g2' and attname = 'district'`),
    ).toHaveLength(1);
    expect(
      await stage.rows(
        `select indexname from pg_indexes where tablename = 'accounts_v1_g2' and indexname like '%district'`,
      ),
    ).toHaveLength(1);
    expect(stage.reports.join('\n')).toContain('trying again');
  });

  it('leaves the heartbeat a connection in the smallest pool while it makes its indexes, and forgets none of them', async () => {
    await fill(30, 2);
    const one = accounts() as FoldedProjection;
    const two = { ...one, indexes: [...one.indexes, { name: 'by_paid', on: '(paid)' }] };
    const pool = createPool(stage.database.connection, { applicationName: 'four', max: 4 });
    const taken: (number | undefined)[] = [];
    pool.on('acquire', client => void taken.push((client as PoolClient & { processID?: number }).processID));
    const runtime = stage.runtime(lockedFromItsFirstPage(), [two], { pool });
    await runtime.start();
    await runtime.waitFor(['accounts'], 90, 10_000);
    await runtime.admin.rebuild('accounts', 'operator');
    await eventually('both indexes wait', async () => (await makers()).length === 2);
    expect((await pool.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }]);
    const waiting = await makers();
    expect(waiting).toHaveLength(2);
    // The one that was taken for the indexes alone is lost: the other one goes on, and its index is not forgotten.
    const helper = taken.findLast(pid => pid !== undefined && waiting.includes(pid));
    await stage.rows('select pg_terminate_backend($1)', [helper]);
    await lock.query('rollback');
    await eventually('the new generation is live', async () => (await generation()) === 2);
    expect(
      await stage.rows(
        `select indexname from pg_indexes where tablename = 'accounts_v1_g2' and indexname not like '%pkey' order by 1`,
      ),
    ).toEqual([{ indexname: 'accounts_v1_g2_by_district' }, { indexname: 'accounts_v1_g2_by_paid' }]);
    await runtime.stop();
    await pool.end();
  });

  it('of a new version begins by itself and takes the readers over with the new columns', async () => {
    await fill(20, 3);
    const old = stage.runtime(log, [accounts(1)]);
    await old.start();
    expect(await old.waitFor(['accounts'], 80, 10_000)).toBe(true);
    await old.stop();
    const next = { ...(accounts(2) as FoldedProjection) };
    const runtime = stage.runtime(log, [next], { tuning: { graceMs: 0 } });
    await runtime.start();
    await eventually('version 2 is live', async () =>
      (await runtime.status()).some(({ version, live }) => live && version === 2),
    );
    expect(await stage.rows('select count(*)::int as n from rm.accounts')).toEqual([{ n: 20 }]);
    await eventually(
      'the tables of version 1 are gone',
      async () => (await stage.rows(`select from pg_tables where tablename = 'accounts_v1_g1'`)).length === 0,
      15_000,
    );
  });

  it('is strict: one event that cannot be projected stops it, and the live one serves on', async () => {
    await log.say('account-1', opened('Aksu'), paid('666'));
    const old = stage.runtime(log, [accounts(1)]);
    await old.start();
    expect(await old.waitFor(['accounts'], 2, 5_000)).toBe(true);
    await old.stop();
    const sound = accounts(2) as FoldedProjection;
    const broken: FoldedProjection = {
      ...sound,
      apply: (row, event, key) => {
        if ((event.data as { amount?: string }).amount === '666') throw new Error('no such payment');
        return sound.apply(row, event, key);
      },
    };
    const runtime = stage.runtime(log, [accounts(1), broken], { tuning: { retryPauseMs: 1 } });
    await runtime.start();
    await eventually('it stops', async () =>
      (await runtime.status()).some(({ live, state }) => !live && state === 'stopped'),
    );
    const building = (await runtime.status()).find(({ live }) => !live);
    expect(building?.lastError).toContain('strict: account-1 at 2: no such payment');
    expect(await runtime.waitFor(['accounts'], await log.say('account-1', paid('1')), 5_000)).toBe(true);
    expect(await stage.rows('select paid::int from rm.accounts')).toEqual([{ paid: 667 }]);
  });

  it('is refused by a start whose tables changed without a new version', async () => {
    await stage.runtime(log, [accounts()]).start();
    const changed = { ...(accounts() as FoldedProjection), indexes: [] };
    await expect(stage.runtime(log, [changed]).start()).rejects.toThrow('raise it');
  });

  it('is what a projection needs whose log was restored to an earlier time', async () => {
    await log.say('account-1', opened('Aksu'), paid('1'), paid('2'));
    const before = stage.runtime(log, [accounts()]);
    await before.start();
    expect(await before.waitFor(['accounts'], 3, 5_000)).toBe(true);
    await before.stop();
    const restored = new TestLog();
    await restored.say('account-9', opened('Kaskelen', '5'));
    const runtime = stage.runtime(restored, [accounts()]);
    await runtime.start();
    await eventually('it stops', async () => (await runtime.status())[0]!.state === 'stopped');
    expect((await runtime.status())[0]!.lastError).toContain('history went backwards');
    expect(await stage.rows('select paid::int from rm.accounts')).toEqual([{ paid: 3 }]);
    expect(await runtime.admin.resume('accounts', 'operator')).toMatchObject({ ok: false });
    expect(await runtime.admin.rebuild('accounts', 'operator')).toEqual({ ok: true });
    await eventually('the rebuilt one is live', async () => (await generation()) === 2);
    expect(await stage.rows('select id, paid::int from rm.accounts')).toEqual([{ id: 'account-9', paid: 5 }]);
  });
});
