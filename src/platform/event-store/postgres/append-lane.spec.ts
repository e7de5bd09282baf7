import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { aCommand } from '../../../../test/contracts/event-log/commands.js';
import { outcomeOf } from '../../../../test/contracts/event-log/harness.js';
import { settled, SimulatedTimers } from '../../../../test/contracts/event-log/simulated-timers.js';
import type { AppendCommand } from '../event-log.js';
import { LogUnavailable, StorageFull, WrongStore } from '../event-log.errors.js';
import { AppendLane, type LaneObserver } from './append-lane.js';

type Answer = (ids: readonly string[]) => string | Error | Promise<string>;

const STORED: Answer = ids => `[${ids.map((_, i) => `["stored",${i + 1},${i + 1},0]`).join()}]`;
const SILENCE: Answer = () => new Promise(() => undefined);

function serverError(code: string): Error {
  return Object.assign(new pg.DatabaseError(`SQLSTATE ${code}`, 1, 'error'), { code });
}

/** PostgreSQL as the lane sees it: answers in turn, the last one for ever. */
class FakeConnection {
  connected = true;
  refusesToOpen = false;
  opened = 0;
  readonly calls: string[][] = [];
  readonly #answers: Answer[];

  constructor(...answers: Answer[]) {
    this.#answers = answers;
  }

  open(): Promise<void> {
    if (this.refusesToOpen) return Promise.reject(new Error('connection refused'));
    this.opened++;
    this.connected = true;
    return Promise.resolve();
  }

  async append(batch: string): Promise<string> {
    const ids = batch.slice(0, batch.indexOf('\u001e')).split('\u001f');
    this.calls.push(ids);
    const answer = await (this.#answers.length > 1 ? this.#answers.shift()! : this.#answers[0]!)(ids);
    if (answer instanceof Error) throw answer;
    return answer;
  }

  discard(): void {
    this.connected = false;
  }
}

function aLane(connection: FakeConnection, limits: { maxQueue?: number; observer?: LaneObserver } = {}) {
  const timers = new SimulatedTimers();
  return { timers, lane: new AppendLane({ connection, timers, deadlineMs: 5_000, ...limits }) };
}

const commands = (count: number): AppendCommand[] => Array.from({ length: count }, () => aCommand());
const ids = (batch: readonly AppendCommand[]): string[] => batch.map(command => command.commandId);

describe('the lane', () => {
  it('lets a lonely caller wait for nobody', async () => {
    const connection = new FakeConnection(STORED);
    const { lane, timers } = aLane(connection);
    expect(await lane.append(aCommand())).toMatchObject({ duplicate: false });
    expect(timers.now()).toBe(0);
  });

  it('has one batch in flight; what queued up meanwhile goes in turns of half, at most 200', async () => {
    const release: (() => void)[] = [];
    const connection = new FakeConnection(
      sent => new Promise(resolve => release.push(() => resolve(STORED(sent) as string))),
    );
    const { lane } = aLane(connection);
    const all = commands(1_000).map(command => lane.append(command));
    await settled();
    expect(connection.calls).toHaveLength(1);
    for (let i = 0; i < connection.calls.length; i++) {
      release[i]!();
      await settled();
      expect(connection.calls.length).toBeLessThanOrEqual(i + 2);
    }
    await Promise.all(all);
    expect(connection.calls[0]).toHaveLength(200);
    expect(Math.max(...connection.calls.map(call => call.length))).toBe(200);
    expect(connection.calls.flat()).toHaveLength(1_000);
  });

  it('keeps a batch below 1 MiB', async () => {
    const connection = new FakeConnection(STORED);
    const { lane } = aLane(connection);
    const large = Array.from({ length: 6 }, () => aCommand({ events: [{ text: 'x'.repeat(400_000) }] }));
    await Promise.all(large.map(command => lane.append(command)));
    expect(connection.calls.map(call => call.length)).toEqual([2, 2, 2]);
  });

  it('sends the same batch again when the answer is lost, on a new connection', async () => {
    const connection = new FakeConnection(() => new Error('Connection terminated unexpectedly'), STORED);
    const { lane } = aLane(connection);
    const batch = commands(3);
    await Promise.all(batch.map(command => lane.append(command)));
    expect(connection.calls).toEqual([ids(batch), ids(batch)]);
    expect(connection.opened).toBe(1);
  });

  it('takes a termination by the administrator for a lost answer: it may have come after the commit', async () => {
    const connection = new FakeConnection(() => serverError('57P01'), SILENCE);
    const { lane, timers } = aLane(connection);
    const outcome = outcomeOf(lane.append(aCommand()));
    await timers.advance(5_000);
    expect(await outcome).toMatchObject({ outcome: 'unknown' });
  });

  it('says "unknown" of what was sent and "not-applied" of what was not, exactly at the deadline', async () => {
    const { lane, timers } = aLane(new FakeConnection(SILENCE));
    const sent = outcomeOf(lane.append(aCommand()));
    await settled();
    const queued = outcomeOf(lane.append(aCommand(), { deadlineMs: 1_000 }));
    let answered = 0;
    void sent.then(() => answered++);
    void queued.then(() => answered++);
    await timers.advance(999);
    expect(answered).toBe(0);
    await timers.advance(1);
    expect(await queued).toMatchObject({ name: 'LogUnavailable', outcome: 'not-applied' });
    await timers.advance(3_999);
    expect(answered).toBe(1);
    await timers.advance(1);
    expect(await sent).toMatchObject({ name: 'LogUnavailable', outcome: 'unknown' });
    expect(timers.pending).toBe(0);
  });

  it('never sends a command whose caller was told that it is not applied', async () => {
    let release = (): void => undefined;
    const connection = new FakeConnection(
      sent => new Promise(resolve => (release = () => resolve(STORED(sent) as string))),
      STORED,
    );
    const { lane, timers } = aLane(connection);
    const first = lane.append(aCommand());
    await settled();
    const late = aCommand();
    const refused = outcomeOf(lane.append(late, { deadlineMs: 10 }));
    await timers.advance(10);
    expect(await refused).toMatchObject({ outcome: 'not-applied' });
    release();
    await first;
    await lane.append(aCommand());
    expect(connection.calls.flat()).not.toContain(late.commandId);
  });

  it('says "not-applied" when no connection could be made at all', async () => {
    const connection = new FakeConnection(STORED);
    Object.assign(connection, { connected: false, refusesToOpen: true });
    const { lane, timers } = aLane(connection);
    const outcome = outcomeOf(lane.append(aCommand()));
    await timers.advance(5_000);
    expect(await outcome).toMatchObject({ outcome: 'not-applied' });
    expect(connection.calls).toEqual([]);
  });

  it.each(['55P03', '57014', '40001', '40P01', '53200', '25006'])(
    'tries again after %s, and says "not-applied" when the deadline comes: the server rolled back',
    async code => {
      const connection = new FakeConnection(() => serverError(code));
      const { lane, timers } = aLane(connection);
      const outcome = outcomeOf(lane.append(aCommand()));
      await timers.advance(5_000);
      expect(await outcome).toMatchObject({ outcome: 'not-applied' });
      expect(connection.calls.length).toBeGreaterThan(4);
    },
  );

  it('stays in doubt about an attempt that was lost, although the next one was rolled back', async () => {
    const connection = new FakeConnection(
      () => new Error('gone'),
      () => serverError('55P03'),
    );
    const { lane, timers } = aLane(connection);
    const outcome = outcomeOf(lane.append(aCommand()));
    await timers.advance(5_000);
    expect(await outcome).toMatchObject({ outcome: 'unknown' });
  });

  it('asks for each command singly when the content of one spoils the call', async () => {
    const [good, bad, alsoGood] = commands(3) as [AppendCommand, AppendCommand, AppendCommand];
    const connection = new FakeConnection(sent => (sent.includes(bad.commandId) ? serverError('22P05') : STORED(sent)));
    const { lane } = aLane(connection);
    const outcomes = await Promise.all([good, bad, alsoGood].map(command => outcomeOf(lane.append(command))));
    expect(outcomes[0]).toMatchObject({ commandId: good.commandId });
    expect(outcomes[1]).toMatchObject({ name: 'IntegrityViolation' });
    expect(outcomes[2]).toMatchObject({ commandId: alsoGood.commandId });
    expect(connection.calls).toEqual([
      ids([good, bad, alsoGood]),
      [good.commandId],
      [bad.commandId],
      [alsoGood.commandId],
    ]);
  });

  it.each([
    ['53100', StorageFull],
    ['QD001', WrongStore],
    ['42501', LogUnavailable],
  ])('does not try again after %s', async (code, error) => {
    const connection = new FakeConnection(() => serverError(code));
    const { lane } = aLane(connection);
    for (const outcome of await Promise.all(commands(2).map(command => outcomeOf(lane.append(command))))) {
      expect(outcome).toBeInstanceOf(error);
    }
    expect(connection.calls).toHaveLength(1);
  });

  it('refuses what exceeds the queue at once', async () => {
    const { lane } = aLane(new FakeConnection(SILENCE), { maxQueue: 20 });
    void outcomeOf(lane.append(aCommand()));
    await settled();
    for (const command of commands(20)) void outcomeOf(lane.append(command));
    expect(await outcomeOf(lane.append(aCommand()))).toMatchObject({ outcome: 'not-applied' });
  });

  it('gives up when the caller does: "unknown" once sent', async () => {
    const { lane, timers } = aLane(new FakeConnection(SILENCE));
    const abort = new AbortController();
    const sent = outcomeOf(lane.append(aCommand(), { signal: abort.signal }));
    await settled();
    const queued = outcomeOf(lane.append(aCommand(), { signal: abort.signal }));
    abort.abort();
    expect(await sent).toMatchObject({ outcome: 'unknown' });
    expect(await queued).toMatchObject({ outcome: 'not-applied' });
    expect(timers.pending).toBe(0);
  });

  it('tells an observer of batches, reconnects and the queue', async () => {
    const told: unknown[] = [];
    const connection = new FakeConnection(STORED);
    connection.connected = false;
    const { lane } = aLane(connection, {
      observer: {
        onBatch: (size, ms) => told.push(['batch', size, ms]),
        onReconnect: () => told.push('reconnect'),
        queueDepth: depth => told.push(['depth', depth]),
      },
    });
    await Promise.all(commands(20).map(command => lane.append(command)));
    expect(told).toEqual([['depth', 4], 'reconnect', ['batch', 16, 0], ['depth', 0], ['batch', 4, 0]]);
  });
});
