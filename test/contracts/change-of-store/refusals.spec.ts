import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { moveToEventStoreDb } from '../../../src/platform/change-of-store/to-eventstoredb.js';
import { Progress } from '../../../src/platform/backup/progress.js';
import { realTimers, type Timers } from '../../../src/platform/event-store/timers.js';
import { createClient } from '../../../src/platform/postgres/pool.js';
import { aCommand, at } from '../event-log/commands.js';
import { AMove, until, work } from './support.js';

/** Told before a part of the work begins; between copying and comparing nothing else is said. */
class Between extends Progress {
  constructor(
    private readonly verb: string,
    private readonly then: () => void,
  ) {
    super(() => undefined);
  }

  override begin(verb: string): void {
    if (verb === this.verb) this.then();
  }
}

const OURS = { type: 'ProgressReported', data: '{}', metadata: '{}' };

describe('a move to EventStoreDB', () => {
  let move: AMove;
  beforeEach(async () => {
    move = await AMove.begin();
    await work(move.inPostgres(), 12);
  });
  afterEach(() => move.end());

  const forth = (progress: Progress, timers?: Timers): ReturnType<typeof moveToEventStoreDb> =>
    moveToEventStoreDb({ address: move.database.connection, store: move.aStore(), progress, timers });

  /** Where it was, and taking commands. */
  async function expectStillInPostgres(): Promise<void> {
    expect((await move.identity()).store).toBe('postgres');
    expect(await move.inPostgres().append(aCommand())).toMatchObject({ duplicate: false });
    expect(await move.ask('select from es.change_of_store where finished_at is not null')).toEqual([]);
  }

  it('is refused by a store that has anything under the prefix, and leaves no trace of itself there', async () => {
    move.standIn.putForeign(`${move.prefix}project-x`, [OURS]);
    await expect(move.forth()).rejects.toMatchObject({
      name: 'ChangeRefused',
      message: expect.stringContaining('(project-x at 0), and no move of this register is under way'),
    });
    expect(move.stored().length).toBe(1);
    expect(await move.ask('select from es.change_of_store')).toEqual([]);
    await expectStillInPostgres();
  });

  it('passes over what others keep in the store, before, between and behind, and over what the server writes', async () => {
    const others = (): void => {
      const hex = move.prefix.slice(0, -1);
      for (const stream of ['orders-1', '$stats-1', 'ffffffffffffffffffffffffffffffff.project-1', `${hex}x.project-1`])
        move.standIn.putForeign(stream, [
          OURS,
          { type: 'Raw', data: Buffer.from([255, 0]), contentType: 'application/octet-stream' },
        ]);
    };
    others();
    let times = 0;
    const stop = (): void => void (times++ < 3 && others());
    const progress = new Between('copied', stop);
    progress.reached = stop;
    const { events } = await forth(progress);
    others();
    expect([events, times > 3]).toEqual([await move.head(), true]);
    const there = move.inEventStoreDb();
    move.aJournal();
    const { stream } = await there.append(aCommand());
    await until('the journal has it', async () => (await there.positionOf(stream, 0)) === events + 1);
    others();
    expect(await move.back()).toMatchObject({ events: events + 1 });
  });

  it.each([
    ['data', (event: { data: Buffer }) => event.data.write('9', event.data.indexOf('1.00'))],
    ['meta', (event: { metadata: Buffer }) => event.metadata.write('machine', event.metadata.indexOf('console'))],
  ] as const)('finds one stored event whose %s was changed, and turns nothing over', async (what, tamper) => {
    const changing = new Between('compared', () => void tamper(move.stored()[6]!));
    await expect(forth(changing)).rejects.toMatchObject({
      name: 'ChangeRefused',
      message: expect.stringMatching(new RegExp(`^position 7 is not the same on both sides: .*; first in: ${what}$`)),
    });
    await expectStillInPostgres();
    // The same copy untampered goes on: nothing else was wrong.
    await expect(move.forth()).rejects.toThrow(/position 7 is not the same/);
  });

  it('finds an event that is missing', async () => {
    const missing = new Between('compared', () => move.standIn.remove(move.standIn.events.indexOf(move.stored()[4]!)));
    await expect(forth(missing)).rejects.toThrow(/^position 5 is not the same on both sides/);
    await expectStillInPostgres();
  });

  it('finds an event that somebody else wrote under the prefix', async () => {
    const adding = new Between('compared', () => move.standIn.putForeign(`${move.prefix}project-x`, [OURS]));
    await expect(forth(adding)).rejects.toThrow(/the store holds more events of this register than its log/);
    await expectStillInPostgres();
    await expect(move.forth()).rejects.toThrow(/is not the same on both sides: .* project-x at 0 in the store/);
  });

  it('is refused while the store may remove events of ours', async () => {
    const rule = { type: '$metadata', data: '{"$maxCount":10}' };
    const ruling = new Between('compared', () => move.standIn.putForeign(`$$${move.prefix}audit-log`, [rule]));
    await expect(forth(ruling)).rejects.toThrow(/the store would remove events of audit-log: it has \$maxCount/);
    await expectStillInPostgres();
    move.standIn.putForeign(`$$${move.prefix}audit-log`, [{ type: '$metadata', data: '{}' }]);
    expect(await move.forth()).toMatchObject({ turned: true });
  });

  it('that has lost its store gives up after a minute, and goes on where it was when it is there again', async () => {
    const fast: Timers = { ...realTimers, now: () => performance.now() * 200 };
    let reached = 0;
    const progress = new Progress(() => undefined);
    progress.reached = position => {
      if (++reached === 6) void move.standIn.kill();
      expect(position).toBeGreaterThan(0);
    };
    await expect(forth(progress, fast)).rejects.toMatchObject({ name: 'NotNow' });
    await expectStillInPostgres();
    const stored = move.stored().length;
    expect(stored).toBeGreaterThan(0);
    await move.standIn.revive();
    expect(await move.forth()).toMatchObject({ turned: true, events: await move.head() });
    expect(new Set(move.stored().map(({ id }) => id)).size).toBe(move.stored().length);
  });

  it.each(['error', 'clean-end', 'silence'] as const)(
    'reads on where the order of the store broke off, and misses nothing (%s)',
    async how => {
      const fast: Timers = { ...realTimers, after: (ms, call) => realTimers.after(ms / 20, call) };
      const dropped = move.standIn.misbehave({ kind: 'drop-subscription', after: 2, how, times: 3 });
      const { events } = await forth(new Progress(() => undefined), fast);
      expect([events, dropped.times]).toEqual([await move.head(), 3]);
    },
  );

  it('is one at a time', async () => {
    const other = createClient(move.database.connection, { applicationName: 'test' });
    await other.connect();
    await other.query('select pg_advisory_lock(8101170115101117)');
    await expect(move.forth()).rejects.toMatchObject({ name: 'NotNow', message: expect.stringContaining('another') });
    await other.end();
    await until('the lock is free', async () => (await move.forth()).turned);
  });

  it('into a third store begins anew; into one that has lost a part of it, it does not go on', async () => {
    const cutting = new Between('compared', () => {
      throw new Error('cut off here');
    });
    await expect(forth(cutting)).rejects.toThrow('cut off here');
    const copied = move.stored();
    move.standIn.truncate(move.standIn.events.indexOf(copied[3]!));
    await expect(move.forth()).rejects.toThrow(/has acknowledged \d+ events, and holds 3 of them/);
    move.standIn.truncate(move.standIn.events.indexOf(copied[0]!));
    expect(await move.forth()).toMatchObject({ turned: true, events: await move.head() });
  });
});

describe('the way back', () => {
  let move: AMove;
  beforeEach(async () => {
    move = await AMove.begin();
    await work(move.inPostgres(), 8);
    await move.forth();
  });
  afterEach(() => move.end());

  async function expectStillInEventStoreDb(): Promise<void> {
    expect((await move.identity()).store).toBe('eventstoredb');
    expect(await move.inEventStoreDb().append(aCommand())).toMatchObject({ duplicate: false });
  }

  it('is refused while the journal has stopped', async () => {
    move.standIn.putForeign(`${move.prefix}project-x`, [OURS]);
    await expect(move.back()).rejects.toMatchObject({
      name: 'ChangeRefused',
      message: expect.stringMatching(/^the journal has stopped: unreadable/),
    });
    await expect(move.back()).rejects.toThrow(/the journal has stopped/);
    await expectStillInEventStoreDb();
  });

  it('finds a stored event that is not what the journal holds', async () => {
    const { data } = move.stored()[5]!;
    data.write('9', data.indexOf('1.00'));
    await expect(move.back()).rejects.toThrow(/^position 6 is not the same on both sides/);
    await expectStillInEventStoreDb();
  });

  it('passes over what an operator let pass', async () => {
    const journal = move.aJournal();
    const [first] = move.stored();
    move.standIn.putForeign(`${move.prefix}project-x`, [OURS, { ...OURS, id: first!.id }]);
    const stops = `select concat(stopped_at_commit, ' ', stopped_at_prepare) as place from es.journal where stopped is not null`;
    let passed: readonly object[] = [];
    for (let n = 0; n < 2; n++) {
      // Between the two it may go on for less time than anybody looks: it is at another place that it stops again.
      let found: readonly object[] = [];
      await until('the journal stops', async () => {
        found = await move.ask(stops);
        return found.length > 0 && !isDeepStrictEqual(found, passed);
      });
      passed = found;
      await move.ask(
        `select es.accept_anomaly(stopped, stopped_at_commit, stopped_at_prepare, 'a test', 'me') from es.journal`,
      );
    }
    await until('the journal goes on', () => journal.status.state !== 'stopped');
    const there = move.inEventStoreDb();
    const { stream } = await there.append(aCommand({ events: 2 }));
    await until('the journal has it', async () => (await there.positionOf(stream, 1)) !== null);
    const head = await move.head();
    expect(move.stored().length).toBe(head + 2);
    expect(await move.back()).toMatchObject({ turned: true, events: head });
    expect(await move.inPostgres().append(aCommand({ stream, expected: at(1) }))).toMatchObject({
      lastPosition: head + 1,
    });
  });
});
