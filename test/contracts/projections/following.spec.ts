import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accounts, closed, moved, opened, paid, Stage, TestLog } from './support.js';

describe('a read model that follows the log', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.end());

  it('holds what was said, with the revision and position that prove it', async () => {
    const log = new TestLog();
    const runtime = stage.runtime(log, [accounts()]);
    await runtime.start();
    await log.say('account-1', opened('Aksu', '10'), paid('12'), paid('5'));
    const last = await log.say('account-2', opened('Kaskelen'));
    expect(await runtime.waitFor(['accounts'], last, 5_000)).toBe(true);
    const rows = await stage.rows(
      'select id, paid::text, payments::int, last_revision::int, position::int from rm.accounts order by id',
    );
    expect(rows).toEqual([
      { id: 'account-1', paid: '27', payments: 2, last_revision: 2, position: 3 },
      { id: 'account-2', paid: '0', payments: 0, last_revision: 0, position: 4 },
    ]);
  });

  it('keeps totals equal to the sum of the rows when they move, grow and go', async () => {
    const log = new TestLog();
    const runtime = stage.runtime(log, [accounts()]);
    await runtime.start();
    await log.say('account-1', opened('Aksu', '10'), paid('12'));
    await log.say('account-2', opened('Aksu', '1'));
    await runtime.waitFor(['accounts'], 3, 5_000);
    await log.say('account-1', moved('Kaskelen'));
    const last = await log.say('account-2', closed());
    expect(await runtime.waitFor(['accounts'], last, 5_000)).toBe(true);
    expect(await stage.rows('select district, accounts::int, paid::int from rm.accounts_by_district')).toEqual([
      { district: 'Kaskelen', accounts: 1, paid: 22 },
    ]);
  });

  it('says how far behind it is in events and in seconds of the log', async () => {
    const log = new TestLog();
    const runtime = stage.runtime(log, [accounts()]);
    await runtime.start();
    await runtime.waitFor(['accounts'], await log.say('account-1', opened('Aksu')), 5_000);
    expect(await runtime.admin.pause('accounts', 'operator')).toEqual({ ok: true });
    await log.say('account-1', paid('1'), paid('2'), paid('3'));
    expect(await runtime.waitFor(['accounts'], 4, 100)).toBe(false);
    const [status] = await runtime.status();
    expect(status).toMatchObject({ state: 'paused', position: 1, head: 4, lagEvents: 3, lagSeconds: 3 });
    await runtime.admin.resume('accounts', 'operator');
    expect(await runtime.waitFor(['accounts'], 4, 5_000)).toBe(true);
    expect((await runtime.status())[0]).toMatchObject({ state: 'running', lagEvents: 0, lagSeconds: 0, eta: 0 });
  });
});
