import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { decodePlainly } from '../../../src/platform/projections/event-decoder.js';
import { Follower } from '../../../src/platform/projections/follower.js';
import { Generation } from '../../../src/platform/projections/generation.js';
import { generationsOf, register } from '../../../src/platform/projections/registry.js';
import { realScheduler } from '../../../src/platform/projections/scheduler.js';
import { DEFAULT_TUNING, type Tuning } from '../../../src/platform/projections/tuning.js';
import { accounts, closed, moved, opened, paid, Stage, TestLog, type AccountEvent } from './support.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Histories in which every account is opened before anything else, and may be closed and opened again. */
const anyHistory = fc
  .array(
    fc.record({ stream: fc.nat(4), what: fc.nat(9), amount: fc.nat(999), district: fc.constantFrom('a', 'b', 'c') }),
    { maxLength: 60 },
  )
  .map(choices => {
    const open = new Set<number>();
    return choices.map(({ stream, what, amount, district }): { stream: string; event: AccountEvent } => {
      const name = `account-${stream}`;
      if (!open.has(stream)) {
        open.add(stream);
        return { stream: name, event: opened(district, String(amount)) };
      }
      if (what < 6) return { stream: name, event: paid(String(amount)) };
      if (what < 9) return { stream: name, event: moved(district) };
      open.delete(stream);
      return { stream: name, event: closed() };
    });
  });

const anyTuning = fc.record({
  livePage: fc.integer({ min: 1, max: 9 }),
  catchUpPage: fc.integer({ min: 1, max: 25 }),
  heldEvents: fc.integer({ min: 1, max: 40 }),
  cachedRows: fc.constantFrom(0, 1, 2, 1_000),
  restartEvery: fc.integer({ min: 1, max: 6 }),
});

describe('a folded page', () => {
  let stage: Stage;
  let client: PoolClient;
  beforeAll(async () => {
    stage = await Stage.set();
    client = await stage.pool.connect();
    await register(client, [accounts()]);
  });
  afterAll(async () => {
    client.release();
    await stage.end();
  });

  async function project(log: TestLog, tuning: Tuning, restartEvery: number): Promise<object> {
    await client.query(`truncate rm."accounts_v1_g1", rm."accounts_by_district_v1_g1";
      update rm.projection_generation set position = 0, event_id = null, event_recorded_at = null`);
    for (let worked = true; worked;) {
      const [row] = await generationsOf(client, ['accounts']);
      const follower = new Follower(log, decodePlainly, tuning, realScheduler, 0, () => undefined);
      follower.members.push(new Generation(accounts(), 1, row!, new Set(), tuning.cachedRows));
      for (let steps = 0; steps < restartEvery && worked; steps++) worked = await follower.step(client);
      // What is only in memory is lost here, as in a restart; a page must be let through for the loop to end.
      if (worked && follower.members[0]!.committed.position === row!.position) while (await follower.step(client));
    }
    const rows = await client.query('select * from rm.accounts order by id');
    const cells = await client.query('select * from rm.accounts_by_district order by 1');
    return { rows: rows.rows as object[], cells: cells.rows as object[] };
  }

  it('gives the rows of one event at a time, however pages are cut, held, cached and interrupted', async () => {
    console.info(`SEED=${SEED}`);
    const property = fc.asyncProperty(anyHistory, anyTuning, async (history, { restartEvery, ...cut }) => {
      const log = new TestLog();
      for (const { stream, event } of history) await log.say(stream, event);
      const one = { ...DEFAULT_TUNING, livePage: 1, catchUpPage: 1, heldEvents: 1, cachedRows: 0 };
      expect(await project(log, { ...DEFAULT_TUNING, ...cut }, restartEvery)).toEqual(await project(log, one, 1_000));
    });
    await fc.assert(property, { seed: SEED, numRuns: 60 });
  }, 120_000);

  it('read twice changes nothing', async () => {
    const log = new TestLog();
    await log.say('account-1', opened('a', '5'), paid('7'), moved('b'));
    const once = await project(log, DEFAULT_TUNING, 1_000);
    const [row] = await generationsOf(client, ['accounts']);
    const follower = new Follower(log, decodePlainly, DEFAULT_TUNING, realScheduler, 0, () => undefined);
    follower.members.push(new Generation(accounts(), 1, row!, new Set(), 10));
    expect(await follower.step(client)).toBe(false);
    expect({
      rows: (await client.query('select * from rm.accounts order by id')).rows as object[],
      cells: (await client.query('select * from rm.accounts_by_district order by 1')).rows as object[],
    }).toEqual(once);
  });
});
