import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import type { RuntimeOptions } from '../../../src/platform/projections/runtime.js';
import { accounts, closed, eventually, moved, opened, paid, Stage, TestLog } from './support.js';

const SMALL = { tuning: { livePage: 20, catchUpPage: 50, besideRows: 10, retryPauseMs: 1 } };
const STREAMS = 40;

describe('what is being built', () => {
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

  /** One stream is never heard of again; the others change while older states of them are being written. */
  const fill = async (rounds: number): Promise<number> => {
    let last = await log.say('account-quiet', opened('d0', '5'));
    for (let round = 0; round < rounds; round++)
      for (let n = 0; n < STREAMS; n++) {
        const fact =
          round === 0 ? opened(`d${n % 3}`, '1') : round % 5 === 4 ? moved(`d${(n + round) % 3}`) : paid('2');
        last = await log.say(`account-${n}`, fact);
      }
    return last;
  };

  const waiting = async (): Promise<readonly number[]> =>
    (
      await stage.rows<{ pid: number }>(
        `select pid from pg_locks where not granted and relation = 'rm.accounts_v1_g2'::regclass`,
      )
    ).map(({ pid }) => pid);

  /** The tables of the second generation are locked from its first page on; `then` runs once the folding is at `place`. */
  const lockedUntil = (place: number, then: () => Promise<void>): RuntimeOptions['source'] => {
    let held = false;
    let done = false;
    return {
      head: log.head.bind(log),
      waitForNews: log.waitForNews.bind(log),
      readHistory: log.readHistory.bind(log),
      readAll: async options => {
        const building = (await stage.rows(`select from pg_tables where tablename = 'accounts_v1_g2'`)).length > 0;
        if (building && options.after === 0 && !held) {
          held = true;
          await lock.query('begin; lock table rm.accounts_v1_g2 in exclusive mode');
        }
        if (held && !done && options.after >= place) {
          done = true;
          await then();
        }
        return log.readAll(options);
      },
    };
  };

  /** The lowest generation that is live. */
  const live = async (): Promise<number> =>
    (
      await stage.rows<{ g: number }>(`select min(generation) as g from rm.projection_generation where role = 'live'`)
    )[0]!.g;

  const rows = (generation: number, table = 'accounts'): Promise<object[]> =>
    stage.rows(
      `select id, district, paid::text, payments, history, stream, last_revision::int, position::int
         from rm.${table}_v1_g${generation} order by id`,
    );
  const cells = (generation: number, table: string): Promise<object[]> =>
    stage.rows(`select district, accounts::int, paid::int from rm.${table}_by_district_v1_g${generation} order by 1`);

  const rebuilt = async (source: RuntimeOptions['source'], last: number): Promise<void> => {
    const names = ['accounts', 'ledger'];
    const runtime = stage.runtime(
      source,
      names.map(name => accounts(1, name)),
      SMALL,
    );
    await runtime.start();
    expect(await runtime.waitFor(names, last, 20_000)).toBe(true);
    await Promise.all(names.map(name => runtime.admin.rebuild(name, 'operator')));
    await eventually('the new generations are live', async () => (await live()) === 2, 20_000);
    for (const name of names) {
      expect(await rows(2, name)).toEqual(await rows(1, name));
      expect(await cells(2, name)).toEqual(await cells(1, name));
    }
  };

  it('is written beside its folding, and what changes meanwhile is written by the next transaction', async () => {
    await fill(30);
    const last = await log.say('account-7', closed());
    let waited: readonly number[] = [];
    await rebuilt(
      lockedUntil(600, async () => {
        await eventually('a transaction waits', async () => (waited = await waiting()).length > 0);
        await lock.query('commit');
      }),
      last,
    );
    expect(waited).toHaveLength(1);
    expect(await rows(2)).toHaveLength(STREAMS);
  });

  it('begins again where it was committed when the connection is cut while a transaction is under way', async () => {
    const last = await fill(30);
    await rebuilt(
      lockedUntil(600, async () => {
        await eventually('a transaction waits', async () => (await waiting()).length > 0);
        for (const pid of await waiting()) await stage.rows('select pg_terminate_backend($1)', [pid]);
        await lock.query('commit');
      }),
      last,
    );
    expect(stage.reports.join('\n')).toContain('outage');
  });

  it('goes on when the database refuses a transaction once, and the others in it lose nothing', async () => {
    const last = await fill(30);
    await stage.rows(`
      create sequence refusals;
      create function refuse() returns trigger language plpgsql as
        $$ begin if nextval('refusals') = 1 then raise exception 'not now' using errcode = '22003'; end if; return null; end $$`);
    const source = lockedUntil(600, async () => {
      await lock.query('commit');
    });
    await rebuilt(
      {
        ...source,
        readAll: async options => {
          const first = options.after === 0 && (await live()) === 1;
          if (first && (await stage.rows(`select from pg_tables where tablename = 'accounts_v1_g2'`)).length > 0)
            await stage.rows(
              `create or replace trigger refuse after insert on rm.accounts_v1_g2 execute function refuse()`,
            );
          return source.readAll(options);
        },
      },
      last,
    );
    expect(await stage.rows(`select last_value::int >= 2 as again from refusals`)).toEqual([{ again: true }]);
  });

  it('stops at the event whose row the database never takes, and says which', async () => {
    await fill(10);
    await log.say('account-3', moved('no \u0000 district'));
    const last = await log.say('account-4', paid('1'));
    const runtime = stage.runtime(log, [accounts()], SMALL);
    await runtime.start();
    expect(await runtime.waitFor(['accounts'], last, 20_000)).toBe(true);
    expect(await runtime.admin.rebuild('accounts', 'operator')).toEqual({ ok: true });
    await eventually('it stops', async () =>
      (await runtime.status()).some(({ live, state }) => !live && state === 'stopped'),
    );
    const building = (await runtime.status()).find(({ live }) => !live);
    expect(building?.lastError).toContain(`strict: account-3 at ${last - 1}`);
  });
});
