import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { saying, type Retelling } from '../../../src/kernel/eventsourcing/retelling.js';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import type { FoldedProjection, Projection } from '../../../src/platform/projections/projection.js';
import { DEFAULT_TUNING } from '../../../src/platform/projections/tuning.js';
import { accounts, opened, paid, Stage, TestLog, type AccountEvent } from './support.js';

/** What was paid at a revision was another sum. */
type Restated = DomainEvent<'Restated', { readonly revision: number; readonly amount: string }>;
const restated = (revision: number, amount: string): Restated => ({ type: 'Restated', data: { revision, amount } });

const retelling: Retelling<AccountEvent | Restated> = {
  retells: event => event.type === 'Restated',
  retold: history => {
    const sums = new Map(
      history.flatMap(event => (event.type === 'Restated' ? [[event.data.revision, event.data.amount] as const] : [])),
    );
    return history.map(event => {
      const amount = sums.get(event.revision);
      return amount === undefined ? event : saying(event, { amount }, event.occurredOn);
    });
  },
};

const restatable = (version = 1): Projection => {
  const plain = accounts(version) as FoldedProjection;
  const apply: FoldedProjection['apply'] = (row, event, key) =>
    event.type === 'Restated' ? row : plain.apply(row, event, key);
  return { ...plain, apply, retelling: retelling as unknown as FoldedProjection['retelling'] } as Projection;
};

describe('a fact that changes how earlier ones are read', () => {
  let stage: Stage;
  let log: TestLog;
  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
  });
  afterEach(() => stage.end());

  const rows = () =>
    stage.rows('select id, paid::int, payments::int, last_revision::int, position::int from rm.accounts order by id');
  const cells = () => stage.rows('select district, accounts::int, paid::int from rm.accounts_by_district');

  it.each([
    ['while the rows are in memory', DEFAULT_TUNING.cachedRows],
    ['when the rows have to be read first', 0],
  ])('has its row folded anew from the first event, %s, and the totals with it', async (_, cachedRows) => {
    await log.say('account-2', opened('Aksu', '1'));
    const runtime = stage.runtime(log, [restatable()], { tuning: { cachedRows } });
    await runtime.start();
    await runtime.waitFor(
      ['accounts'],
      await log.say('account-1', opened('Aksu', '10'), paid('300'), paid('5')),
      5_000,
    );
    const last = await log.say('account-1', restated(1, '30'), paid('7'));
    expect(await runtime.waitFor(['accounts'], last, 5_000)).toBe(true);
    expect(await rows()).toEqual([
      { id: 'account-1', paid: 52, payments: 3, last_revision: 4, position: 6 },
      { id: 'account-2', paid: 1, payments: 0, last_revision: 0, position: 1 },
    ]);
    expect(await cells()).toEqual([{ district: 'Aksu', accounts: 2, paid: 53 }]);
  });

  it('gives the same rows when everything comes in one page, and when it is built from zero', async () => {
    await log.say('account-1', opened('Aksu', '10'), paid('300'), restated(1, '3'), paid('5'), restated(1, '30'));
    const runtime = stage.runtime(log, [restatable()]);
    await runtime.start();
    expect(await runtime.waitFor(['accounts'], 5, 5_000)).toBe(true);
    expect(await rows()).toEqual([{ id: 'account-1', paid: 45, payments: 2, last_revision: 4, position: 5 }]);
    await runtime.stop();
    const next = stage.runtime(log, [restatable(2)]);
    await next.start();
    await log.say('account-1', paid('1'));
    expect(await next.waitFor(['accounts'], 6, 5_000)).toBe(true);
    expect(await rows()).toEqual([{ id: 'account-1', paid: 46, payments: 3, last_revision: 5, position: 6 }]);
  });
});
