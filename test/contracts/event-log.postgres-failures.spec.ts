import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { IntegrityViolation, StorageFull, WrongStore } from '../../src/platform/event-store/event-log.errors.js';
import { aCommand, aStream, at } from './event-log/commands.js';
import { CuttingProxy } from './event-log/cutting-proxy.js';
import { outcomeOf } from './event-log/harness.js';
import { lockedLog, openPostgres, type PostgresHarness } from './event-log/postgres.js';

const CHATTY = process.env['CHATTY'] !== undefined;

describe('the PostgreSQL log when things break', () => {
  let harness: PostgresHarness;
  let proxy: CuttingProxy;

  beforeAll(async () => {
    harness = await openPostgres();
    proxy = await CuttingProxy.before(harness.address);
  }, 60_000);

  afterAll(async () => {
    await proxy?.close();
    await harness?.close();
  });

  const behindProxy = (options: { callTimeoutMs?: number; deadlineMs?: number } = {}) =>
    harness.open({ address: { ...harness.address, host: proxy.host }, ...options });

  it('stores once when the backend is terminated in the middle of the call', async () => {
    const log = harness.open();
    const command = aCommand({ events: 2 });
    const lock = await lockedLog(harness);
    const answer = log.append(command);
    await lock.someoneWaits();
    await harness.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`,
    );
    await lock.someoneWaits();
    await lock.release();
    expect(await answer).toMatchObject({ duplicate: false, lastRevision: 1 });
    expect(await log.readStream(command.stream)).toHaveLength(2);
  });

  it('stores once when the line is cut after the commit and before the answer', async () => {
    const log = behindProxy();
    const stream = aStream();
    await log.append(aCommand({ stream }));
    const command = aCommand({ stream, expected: at(0) });
    proxy.swallowAnswers();
    const answer = log.append(command);
    while ((await harness.log.findCommand(command.commandId)) === null) continue;
    proxy.cut();
    expect(await answer).toMatchObject({ duplicate: true, lastRevision: 1 });
    expect(await log.readStream(stream)).toHaveLength(2);
  });

  it('gives up a line that is half open, and settles the command on a new one', async () => {
    const log = behindProxy({ callTimeoutMs: 300 });
    await log.append(aCommand());
    const command = aCommand();
    proxy.swallowAnswers();
    const answer = log.append(command);
    while ((await harness.log.findCommand(command.commandId)) === null) continue;
    // Only the old line stays silent: the lane has to find that out by itself.
    proxy.hear();
    expect(await answer).toMatchObject({ duplicate: true });
  });

  it('says "unknown" at the deadline, within a tenth of it, and the same command settles it', async () => {
    let unknown = 0;
    const log = harness.open({ onUnknown: () => unknown++ });
    await log.append(aCommand());
    const lock = await lockedLog(harness);
    const command = aCommand();
    const startedAt = performance.now();
    const sent = outcomeOf(log.append(command, { deadlineMs: 1_500 }));
    await lock.someoneWaits();
    const queued = outcomeOf(log.append(aCommand(), { deadlineMs: 1_000 }));
    expect(await queued).toMatchObject({ outcome: 'not-applied' });
    expect(await sent).toMatchObject({ outcome: 'unknown' });
    expect(unknown).toBe(1);
    const took = performance.now() - startedAt;
    if (CHATTY) console.info(`deadline of 1500 ms kept after ${took.toFixed(0)} ms`);
    expect(took).toBeGreaterThanOrEqual(1_499);
    expect(took).toBeLessThan(1_650);
    await lock.release();
    await log.append(command);
    expect(await log.readStream(command.stream)).toHaveLength(1);
  });

  it('honours the deadline of a read, and the abort of its caller', async () => {
    const log = behindProxy();
    await log.head();
    proxy.swallowAnswers();
    const startedAt = performance.now();
    expect(await outcomeOf(log.head({ deadlineMs: 500 }))).toMatchObject({ outcome: 'not-applied' });
    expect(performance.now() - startedAt).toBeLessThan(550);
    const abort = new AbortController();
    const outcome = outcomeOf(log.readStream(aStream(), { signal: abort.signal }));
    abort.abort();
    expect(await outcome).toMatchObject({ outcome: 'not-applied' });
    proxy.cut();
    expect((await log.head()).position).toBeGreaterThan(0);
  });

  it('says "not-applied" when there is no server', async () => {
    const log = harness.open({ address: { ...harness.address, host: '/nowhere' } });
    expect(await outcomeOf(log.append(aCommand(), { deadlineMs: 200 }))).toMatchObject({ outcome: 'not-applied' });
    expect(await outcomeOf(log.head())).toMatchObject({ name: 'LogUnavailable', outcome: 'not-applied' });
    expect(await outcomeOf(log.checkWritable())).toMatchObject({ name: 'LogUnavailable' });
  });

  it('refuses the one command whose content the store cannot take, and stores its neighbours', async () => {
    const stored = aCommand();
    await harness.log.append(stored);
    const noUuid = { ...aCommand(), commandId: 'no uuid' };
    const another = aCommand();
    const stolenEventId = { ...another, events: [{ ...another.events[0]!, eventId: stored.events[0]!.eventId }] };
    const neighbours = [aCommand(), aCommand()];
    const outcomes = await Promise.all(
      [neighbours[0]!, noUuid, stolenEventId, neighbours[1]!].map(command => outcomeOf(harness.log.append(command))),
    );
    expect(outcomes[1]).toBeInstanceOf(IntegrityViolation);
    expect(outcomes[2]).toBeInstanceOf(IntegrityViolation);
    for (const { stream } of neighbours) expect(await harness.log.readStream(stream)).toHaveLength(1);
    expect(await harness.log.readStream(stolenEventId.stream)).toEqual([]);
  });

  it('says that the disk is full, and goes on when it is not any more', async () => {
    await harness.asOwner(`
      create function es.full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$;
      create trigger full_disk before insert on es.command for each row execute function es.full_disk()`);
    const command = aCommand();
    expect(await outcomeOf(harness.log.append(command))).toBeInstanceOf(StorageFull);
    await harness.asOwner('drop trigger full_disk on es.command');
    expect(await harness.log.append(command)).toMatchObject({ duplicate: false });
  });

  it.each([
    ['register', { registerId: randomUUID() }],
    ['incarnation', { incarnation: 2 }],
    ['store', { store: 'eventstoredb' as const }],
  ])('refuses a process configured for another %s', async (_what, difference) => {
    const log = harness.open({ register: { ...harness.register, ...difference } });
    const command = aCommand();
    expect(await outcomeOf(log.append(command))).toBeInstanceOf(WrongStore);
    expect(await outcomeOf(log.checkWritable())).toBeInstanceOf(WrongStore);
    expect(await log.findCommand(command.commandId)).toBeNull();
  });

  it('notices that the register has moved to the other store while it runs', async () => {
    await harness.log.append(aCommand());
    await harness.asOwner(`update es.register set store = 'eventstoredb'`);
    expect(await outcomeOf(harness.log.append(aCommand()))).toBeInstanceOf(WrongStore);
    await harness.asOwner(`update es.register set store = 'postgres'`);
    expect(await harness.log.append(aCommand())).toMatchObject({ duplicate: false });
  });

  it('says that a read-only database takes no writes', async () => {
    const database = harness.address.database;
    await harness.asOwner(`alter database ${database} set default_transaction_read_only = on`);
    const readOnly = harness.open();
    expect(await outcomeOf(readOnly.checkWritable())).toMatchObject({ name: 'LogUnavailable', outcome: 'not-applied' });
    expect(await outcomeOf(readOnly.append(aCommand(), { deadlineMs: 300 }))).toMatchObject({ name: 'LogUnavailable' });
    await harness.asOwner(
      `set default_transaction_read_only = off; alter database ${database} reset default_transaction_read_only`,
    );
  });

  it('asks at most once a second whether the store can be written to', async () => {
    const log = behindProxy();
    await log.checkWritable();
    proxy.swallowAnswers();
    await log.checkWritable();
    proxy.cut();
  });
});
