import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NewerHistory } from '../../../src/platform/event-store/event-log.errors.js';
import { decodePlainly, type DecodeEvent } from '../../../src/platform/projections/event-decoder.js';
import { fuseBlows } from '../../../src/platform/projections/parking.js';
import type { FoldedProjection, Projection } from '../../../src/platform/projections/projection.js';
import { accounts, eventually, opened, paid, Stage, TestLog } from './support.js';

const QUICK = { tuning: { retryPauseMs: 1 } };

/** The accounts, but with a fault: a payment of 666 cannot be folded while `broken` is set. */
function faulty(name = 'accounts'): { projection: Projection; fault: { broken: boolean; tries: number } } {
  const fault = { broken: true, tries: 0 };
  const sound = accounts(1, name) as FoldedProjection;
  const projection: FoldedProjection = {
    ...sound,
    apply: (row, event, key) => {
      if (fault.broken && (event.data as { amount?: string }).amount === '666') {
        fault.tries++;
        throw new Error('no such payment');
      }
      return sound.apply(row, event, key);
    },
  };
  return { projection, fault };
}

describe('an event that cannot be projected', () => {
  let stage: Stage;
  let log: TestLog;
  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
  });
  afterEach(() => stage.end());

  const balances = (): Promise<object[]> => stage.rows('select id, paid::int from rm.accounts order by id');

  it('parks its stream and nothing else, and is tried three times first', async () => {
    const { projection, fault } = faulty();
    const healthy = accounts(1, 'ledger');
    const runtime = stage.runtime(log, [projection, healthy], QUICK);
    await log.say('account-1', opened('Aksu'), paid('1'));
    await log.say('account-2', opened('Aksu'), paid('666'), paid('3'));
    await log.say('account-3', opened('Aksu'), paid('4'));
    await runtime.start();
    const last = await log.say('account-2', paid('5'));
    expect(await runtime.waitFor(['accounts', 'ledger'], last, 10_000)).toBe(true);
    expect(await balances()).toEqual([
      { id: 'account-1', paid: 1 },
      { id: 'account-2', paid: 0 },
      { id: 'account-3', paid: 4 },
    ]);
    expect(await stage.rows('select sum(paid)::int as paid from rm.ledger')).toEqual([{ paid: 679 }]);
    expect((await runtime.admin.parked('accounts')).map(({ position, attempts }) => [position, attempts])).toEqual([
      [4, 3],
      [5, 0],
      [8, 0],
    ]);
    // Once where the page broke, then three times alone.
    expect(fault.tries).toBe(4);
    expect((await runtime.status())[0]).toMatchObject({
      state: 'degraded',
      parkedStreams: 1,
      parkedEvents: 3,
      lagEvents: 0,
    });
  });

  it('is projected in order with all that waited behind it once the code is repaired', async () => {
    const { projection, fault } = faulty();
    const runtime = stage.runtime(log, [projection], QUICK);
    await log.say('account-1', opened('Aksu'), paid('666'), paid('3'));
    const last = await log.say('account-2', opened('Aksu', '7'));
    await runtime.start();
    expect(await runtime.waitFor(['accounts'], last, 10_000)).toBe(true);
    expect(await runtime.admin.retryStream('accounts', 'account-1', 'operator')).toMatchObject({
      ok: false,
      retried: 0,
    });
    fault.broken = false;
    expect(await runtime.admin.retryStream('accounts', 'account-1', 'operator')).toEqual({ ok: true, retried: 2 });
    expect(await runtime.waitFor(['accounts'], await log.say('account-1', paid('1')), 5_000)).toBe(true);
    expect(await stage.rows('select id, paid::int, last_revision::int from rm.accounts order by id')).toEqual([
      { id: 'account-1', paid: 670, last_revision: 3 },
      { id: 'account-2', paid: 7, last_revision: 0 },
    ]);
    expect(await stage.rows('select accounts::int, paid::int from rm.accounts_by_district')).toEqual([
      { accounts: 2, paid: 677 },
    ]);
    expect((await runtime.status())[0]).toMatchObject({ state: 'running', parkedStreams: 0 });
  });

  it('is skipped only with a reason, which is kept', async () => {
    const { projection } = faulty();
    const runtime = stage.runtime(log, [projection], QUICK);
    await runtime.start();
    const last = await log.say('account-1', opened('Aksu'), paid('666'), paid('3'));
    expect(await runtime.waitFor(['accounts'], last, 10_000)).toBe(true);
    expect(await runtime.admin.show('accounts', 2)).toMatchObject({
      reason: 'Error: no such payment',
      facts: [{ type: 'Paid' }],
    });
    expect(await runtime.admin.skip('accounts', 2, 'entered twice', 'operator')).toEqual({ ok: true });
    expect(await runtime.admin.retryStream('accounts', 'account-1', 'operator')).toEqual({ ok: true, retried: 1 });
    expect(await balances()).toEqual([{ id: 'account-1', paid: 3 }]);
    expect(
      await stage.rows('select position::int, resolution, resolved_reason as why from rm.projection_parked order by 1'),
    ).toEqual([
      { position: 2, resolution: 'skipped', why: 'entered twice' },
      { position: 3, resolution: 'retried', why: null },
    ]);
  });

  it('is parked when only the database refuses its row', async () => {
    const runtime = stage.runtime(log, [accounts(), accounts(1, 'ledger')], QUICK);
    const events = [...Array(40).keys()].map(n => log.say(`account-${n}`, opened(n === 23 ? 'nul \u0000' : 'Aksu')));
    await Promise.all(events);
    await runtime.start();
    expect(await runtime.waitFor(['accounts', 'ledger'], 40, 15_000)).toBe(true);
    expect((await balances()).length).toBe(39);
    expect((await runtime.admin.parked('accounts')).map(({ stream }) => stream)).toEqual(['account-23']);
  });

  it('takes nothing from another projection that was written in the same transaction', async () => {
    const sound = accounts(1, 'ledger') as FoldedProjection;
    const ledger: FoldedProjection = {
      ...sound,
      apply: (row, event, key) => {
        const after = sound.apply(row, event, key);
        return after && { ...after, district: (after['district'] as string).replaceAll('\u0000', '') };
      },
    };
    const runtime = stage.runtime(log, [accounts(), ledger], QUICK);
    await log.say('account-0', opened('Aksu', '1'));
    for (let n = 1; n < 40; n++) await log.say(`account-${n}`, opened(n === 23 ? 'nul \u0000' : 'Aksu', '1'));
    await runtime.start();
    expect(await runtime.waitFor(['accounts', 'ledger'], 40, 15_000)).toBe(true);
    expect((await balances()).length).toBe(39);
    expect(await stage.rows('select count(*)::int as n, sum(paid)::int as paid from rm.ledger')).toEqual([
      { n: 40, paid: 40 },
    ]);
    expect(await stage.rows('select sum(accounts)::int as n from rm.ledger_by_district')).toEqual([{ n: 40 }]);
  });

  it('of a type newer than the code is parked where whole streams are taken', async () => {
    const decode: DecodeEvent = event => {
      if (event.type === 'Merged') throw new NewerHistory(event.stream, event.type);
      return decodePlainly(event);
    };
    const runtime = stage.runtime(log, [accounts()], { ...QUICK, decode });
    await runtime.start();
    await log.say('account-1', opened('Aksu'), { type: 'Merged', data: {} }, paid('1'));
    const last = await log.say('account-2', opened('Aksu', '2'));
    expect(await runtime.waitFor(['accounts'], last, 10_000)).toBe(true);
    expect(await balances()).toEqual([
      { id: 'account-1', paid: 0 },
      { id: 'account-2', paid: 2 },
    ]);
    expect((await runtime.admin.parked('accounts'))[0]!.reason).toContain('NewerHistory');
  });

  it('stops the projection when too many streams have one', async () => {
    const { projection, fault } = faulty();
    const runtime = stage.runtime(log, [projection, accounts(1, 'ledger')], QUICK);
    await runtime.start();
    for (let n = 0; n < 12; n++) await log.say(`account-${n}`, opened('Aksu'), paid('666'));
    expect(await runtime.waitFor(['ledger'], 24, 10_000)).toBe(true);
    await eventually('the fuse blows', async () => (await runtime.status())[0]!.state === 'stopped');
    expect((await runtime.status())[0]).toMatchObject({ parkedStreams: 6, lastError: expect.stringContaining('fuse') });
    fault.broken = false;
    expect(await runtime.admin.resume('accounts', 'operator')).toEqual({ ok: true });
    expect(await runtime.waitFor(['accounts'], 24, 5_000)).toBe(true);
    for (let n = 0; n < 6; n++) await runtime.admin.retryStream('accounts', `account-${n}`, 'operator');
    expect(await stage.rows('select sum(paid)::int as paid from rm.accounts')).toEqual([{ paid: 12 * 666 }]);
  });

  it('blows the fuse at 100 streams or 1 % of those known, and never below six', () => {
    expect([fuseBlows(5, 0), fuseBlows(6, 0), fuseBlows(6, 599), fuseBlows(7, 650)]).toEqual([false, true, true, true]);
    expect([fuseBlows(50, 5_000), fuseBlows(51, 5_000), fuseBlows(100, 1e6), fuseBlows(101, 1e6)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
