import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '../../../src/platform/event-store/event-log.errors.js';
import { isTransient } from '../../../src/platform/projections/errors.js';
import { accounts, eventually, opened, paid, Stage, TestLog } from './support.js';

describe('an outage', () => {
  let stage: Stage;
  let log: TestLog;
  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
  });
  afterEach(() => stage.end());

  it('of the connections is survived without help, and every event is in the rows once', async () => {
    const runtime = stage.runtime(log, [accounts()], { pool: stage.newPool('victim') });
    await runtime.start();
    for (let round = 0; round < 40; round++) {
      for (let n = 0; n < 10; n++) await log.say(`account-${n}`, round === 0 ? opened('Aksu') : paid('1'));
      if (round % 4 === 1)
        await stage.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim' and datname = current_database()`,
        );
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(await runtime.waitFor(['accounts'], 400, 20_000)).toBe(true);
    expect(await stage.rows('select count(*)::int as n, sum(paid)::int as paid from rm.accounts')).toEqual([
      { n: 10, paid: 390 },
    ]);
    expect((await runtime.status())[0]).toMatchObject({ state: 'running', parkedStreams: 0 });
    expect(stage.reports.join('\n')).toContain('outage');
  });

  it('of the log is shown as retrying and ends by itself', async () => {
    let away = true;
    const source = {
      head: log.head.bind(log),
      waitForNews: log.waitForNews.bind(log),
      readHistory: log.readHistory.bind(log),
      readAll: (options: Parameters<TestLog['readAll']>[0]) =>
        away ? Promise.reject(new LogUnavailable('not-applied', 'the store is away')) : log.readAll(options),
    };
    await log.say('account-1', opened('Aksu'));
    const runtime = stage.runtime(source, [accounts()]);
    await runtime.start();
    await eventually('it says so', async () => (await runtime.status())[0]!.state === 'retrying');
    expect((await runtime.status())[0]).toMatchObject({ lastError: 'the store is away', lagEvents: 1 });
    away = false;
    expect(await runtime.waitFor(['accounts'], 1, 10_000)).toBe(true);
    expect((await runtime.status())[0]!.state).toBe('running');
  });

  it('is told apart from a fault of the event by what the server said', () => {
    const coded = (code: string): Error => Object.assign(new Error('refused'), { code });
    for (const code of ['08006', '40001', '40P01', '57P01', '57014', '53300', '53100', '55P03', '25P03', 'ECONNRESET'])
      expect([code, isTransient(coded(code))]).toEqual([code, true]);
    for (const code of ['22P05', '23505', '42P01', '22003'])
      expect([code, isTransient(coded(code))]).toEqual([code, false]);
    expect(isTransient(new Error('Query read timeout'))).toBe(true);
    expect(isTransient(new TypeError('row is undefined'))).toBe(false);
  });
});
