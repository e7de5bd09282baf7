import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventLog } from '../../../src/platform/event-store/event-log.js';
import { LostOwnership } from '../../../src/platform/projections/errors.js';
import { decodePlainly } from '../../../src/platform/projections/event-decoder.js';
import { Follower } from '../../../src/platform/projections/follower.js';
import { Generation } from '../../../src/platform/projections/generation.js';
import { generationsOf } from '../../../src/platform/projections/registry.js';
import { realScheduler } from '../../../src/platform/projections/scheduler.js';
import { DEFAULT_TUNING } from '../../../src/platform/projections/tuning.js';
import { accounts, eventually, opened, paid, Stage, TestLog } from './support.js';

describe('ownership', () => {
  let stage: Stage;
  let log: TestLog;
  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
  });
  afterEach(() => stage.end());

  it('is with one of two, and the other takes over at once after a planned stop', async () => {
    const first = stage.runtime(log, [accounts()], { owner: 'first' });
    const second = stage.runtime(log, [accounts()], { owner: 'second', pool: stage.newPool('second') });
    await first.start();
    await eventually('the first owns', () => first.isOwner);
    await second.start();
    await log.say('account-1', opened('Aksu'));
    expect(await second.waitFor(['accounts'], 1, 5_000)).toBe(true);
    expect(second.isOwner).toBe(false);
    await first.stop();
    await log.say('account-1', paid('5'));
    expect(await second.waitFor(['accounts'], 2, 3_000)).toBe(true);
    expect(await stage.rows('select owner, epoch::int from rm.lease')).toEqual([{ owner: 'second', epoch: 2 }]);
  });

  it('passes within ten seconds when the owner falls silent, and the silent one cannot write when it wakes', async () => {
    await stage.runtime(log, [accounts()]).start();
    await eventually('somebody owns', async () => (await stage.rows('select * from rm.lease')).length === 1);
    await stage.rows(
      `update rm.lease set owner = 'silent', epoch = 7, expires_at = clock_timestamp() + interval '5 s'`,
    );
    await stage.rows('update rm.projection_generation set epoch = 7');
    const silent = await pausedOwner(stage, log, 7);
    await log.say('account-1', opened('Aksu', '9'));
    const since = Date.now();
    const heir = stage.runtime(log, [accounts()], { owner: 'heir' });
    await heir.start();
    expect(await heir.waitFor(['accounts'], 1, 10_000)).toBe(true);
    expect(Date.now() - since).toBeLessThan(10_000);
    await expect(silent.write()).rejects.toBeInstanceOf(LostOwnership);
    expect(await stage.rows('select id, paid::int from rm.accounts')).toEqual([{ id: 'account-1', paid: 9 }]);
    silent.release();
  });

  it('would let a silent owner write twice without the fence (negative control)', async () => {
    const runtime = stage.runtime(log, [accounts()]);
    await runtime.start();
    const last = await log.say('account-1', opened('Aksu', '9'), paid('1'));
    expect(await runtime.waitFor(['accounts'], last, 5_000)).toBe(true);
    await runtime.stop();
    const epoch = (await stage.rows<{ epoch: number }>('select epoch::int from rm.projection_generation'))[0]!.epoch;
    // What a checkpoint without compare-and-set would allow: going back and folding the same page again.
    await stage.rows('update rm.projection_generation set position = 1');
    const woken = await pausedOwner(stage, log, epoch);
    await woken.write();
    expect(await stage.rows('select paid::int from rm.accounts')).toEqual([{ paid: 11 }]);
    woken.release();
  });

  it('takes a lost transaction of a paused owner away by itself', async () => {
    await stage.runtime(log, [accounts()]).start();
    const silent = await pausedOwner(stage, log, 1);
    await silent.client.query(`begin; set local idle_in_transaction_session_timeout = '200ms'`);
    await silent.client.query('select * from rm.projection_generation for update');
    await log.say('account-1', opened('Aksu'));
    const runtime = stage.runtime(log, [accounts()]);
    expect(await runtime.waitFor(['accounts'], 1, 10_000)).toBe(true);
    silent.release();
  });
});

/** An owner that believes in an epoch, stopped before it writes its page. */
async function pausedOwner(
  stage: Stage,
  log: Pick<EventLog, 'readAll' | 'readHistory' | 'head' | 'waitForNews'>,
  epoch: number,
) {
  const client = await stage.newPool('paused').connect();
  client.on('error', () => undefined);
  const [row] = await generationsOf(client, ['accounts']);
  const follower = new Follower(log, decodePlainly, DEFAULT_TUNING, realScheduler, epoch, () => undefined);
  follower.members.push(new Generation(accounts(), row!.generation, row!, new Set(), 100));
  return { client, write: () => follower.step(client), release: () => client.release(true) };
}
