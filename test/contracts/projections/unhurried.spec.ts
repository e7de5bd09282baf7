import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Projection } from '../../../src/platform/projections/projection.js';
import { accounts, opened, paid, Stage, TestLog } from './support.js';

const patient = (): Projection => ({ ...accounts(1, 'patient'), unhurried: true });
const names = ['accounts', 'patient'];

describe('a projection that may wait', () => {
  let stage: Stage;
  let log: TestLog;
  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
  });
  afterEach(() => stage.end());

  const revisions = async () => [
    ...(await stage.rows('select last_revision::int as at from rm.accounts')),
    ...(await stage.rows('select last_revision::int as at from rm.patient')),
  ];

  it('is told later, while the others are told at once', async () => {
    const runtime = stage.runtime(log, [accounts(), patient()], { tuning: { unhurriedMs: 3_600_000 } });
    const first = await log.say('account-1', opened('Aksu'));
    await runtime.start();
    expect(await runtime.waitFor(names, first, 10_000)).toBe(true);
    const second = await log.say('account-1', paid('5'));
    expect(await runtime.waitFor(['accounts'], second, 10_000)).toBe(true);
    expect(await revisions()).toEqual([{ at: 1 }, { at: 0 }]);
  });

  it('has all of it when its time comes, without another event', async () => {
    const runtime = stage.runtime(log, [accounts(), patient()], { tuning: { unhurriedMs: 300 } });
    const first = await log.say('account-1', opened('Aksu'));
    await runtime.start();
    expect(await runtime.waitFor(names, first, 10_000)).toBe(true);
    const last = await log.say('account-1', paid('5'), paid('6'), paid('7'));
    expect(await runtime.waitFor(['patient'], last, 10_000)).toBe(true);
    expect(await revisions()).toEqual([{ at: 3 }, { at: 3 }]);
  });
});
