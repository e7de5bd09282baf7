import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresClaims } from '../../../src/platform/event-store/eventstoredb/postgres-claims.js';
import type { AppendCommand } from '../../../src/platform/event-store/event-log.js';
import { IdempotencyKeyReused } from '../../../src/platform/event-store/event-log.errors.js';
import { realTimers } from '../../../src/platform/event-store/timers.js';
import { createPool } from '../../../src/platform/postgres/pool.js';
import { aCommand, aStream, at } from '../event-log/commands.js';
import { openEventStoreDb, type EventStoreDbHarness } from '../event-log/eventstoredb.js';
import { outcomeOf } from '../event-log/harness.js';

/** Each row of the table of crash points, with the journal standing still: the ledger knows nothing of what is new. */
let harness: EventStoreDbHarness;
let claims: PostgresClaims;
let pool: ReturnType<typeof createPool>;
beforeAll(async () => {
  harness = await openEventStoreDb({ startJournal: false });
  pool = createPool(harness.address, { applicationName: 'test-claims', role: null, max: 2 });
  claims = new PostgresClaims(pool, harness.register, realTimers);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await harness.close();
});

/** The same request, sent again somewhere else: the same id and fingerprint, bytes of its own. */
const again = (command: AppendCommand, expected = command.expected): AppendCommand =>
  aCommand({
    stream: command.stream,
    commandId: command.commandId,
    expected,
    events: command.events.length,
    now: Date.now() + 1,
  });

const wire = ({ events }: AppendCommand) =>
  events.map(({ eventId: id, type, data, meta }) => ({ id, type, data, meta }));
const metasOf = async (stream: string) => (await harness.log.readStream(stream)).map(({ meta }) => meta);

describe('the process dies', () => {
  it('before the claim: the retry starts afresh', async () => {
    const command = aCommand();
    expect(await harness.log.append(again(command))).toMatchObject({ duplicate: false, lastRevision: 0 });
  });

  it('after the claim: a pending claim is no lock', async () => {
    const command = aCommand();
    await claims.take(command);
    expect(await harness.log.findCommand(command.commandId)).toBeNull();
    expect(await harness.log.append(again(command))).toMatchObject({ events: 1, lastRevision: 0 });
  });

  it('with its append on the way, which lands after the retry: stored once', async () => {
    const command = aCommand({ events: 2 });
    await claims.take(command);
    const retry = again(command);
    await harness.log.append(retry);
    await harness.log.transport.append(command.stream, -1, wire(command), 5_000);
    expect(await metasOf(command.stream)).toEqual(retry.events.map(({ meta }) => meta));
  });

  it('with its append stored: the retry answers with the bytes that are there', async () => {
    const command = aCommand({ events: 2 });
    await claims.take(command);
    await harness.log.transport.append(command.stream, -1, wire(command), 5_000);
    const { duplicate: _, ...entry } = await harness.log.append(again(command));
    expect(entry).toMatchObject({ events: 2, lastRevision: 1 });
    expect(await harness.log.findCommand(command.commandId)).toEqual(entry);
    expect(await metasOf(command.stream)).toEqual(command.events.map(({ meta }) => meta));
  });

  it('with its append stored, and the stream has gone on: the retry finds it further back', async () => {
    const command = aCommand({ events: 2 });
    await harness.log.append(command);
    await harness.log.append(aCommand({ stream: command.stream, expected: at(1), events: 3 }));
    const late = again(command, at(4));
    expect(await harness.log.append(late)).toMatchObject({ duplicate: true, events: 2, lastRevision: 1 });
    expect(await metasOf(command.stream)).toHaveLength(5);
  });

  it('before it could settle that there was nothing to record: the retry decides anew', async () => {
    const { stream } = aCommand();
    const silent = aCommand({ stream, events: 0 });
    await claims.take(silent);
    const now = aCommand({ stream, commandId: silent.commandId, events: 1 });
    expect(await harness.log.append(now)).toMatchObject({ duplicate: false, lastRevision: 0 });
  });

  it('after it was settled: nothing is recorded under that command any more, whatever the state says now', async () => {
    const stream = aStream();
    const silent = aCommand({ stream, events: 0 });
    const first = await harness.log.append(silent);
    await harness.log.append(aCommand({ stream }));
    const later = aCommand({ stream, commandId: silent.commandId, expected: at(0) });
    expect(await harness.log.append(later)).toEqual({ ...first, duplicate: true });
    expect(await metasOf(stream)).toHaveLength(1);
  });
});

describe('PostgreSQL is restored from yesterday while the store stands', () => {
  it('finds a command in its own stream although its claim is gone, also at the head, where the server would take it twice', async () => {
    const command = aCommand();
    await harness.log.append(command);
    await harness.asOwner('delete from es.claim');
    const retry = again(command, at(0));
    expect(await harness.log.append(retry)).toMatchObject({ duplicate: true, events: 1, lastRevision: 0 });
    expect(await metasOf(command.stream)).toHaveLength(1);
  });
});

describe('a claim', () => {
  it('keeps a key for its request, for ever', async () => {
    const command = aCommand();
    await claims.take(command);
    const other = aCommand({ ...command, body: 'another body', events: 1 });
    expect(await outcomeOf(harness.log.append(other))).toBeInstanceOf(IdempotencyKeyReused);
  });

  it('settles "nothing" only for who took it last', async () => {
    const command = aCommand({ events: 0 });
    const mine = await claims.take(command);
    await claims.take(command);
    expect(mine).toMatchObject({ kind: 'open', takers: 1 });
    expect(await claims.settleNothing(command.commandId, -1, 1)).toBe(false);
    expect(await claims.settleNothing(command.commandId, -1, 2)).toBe(true);
    expect(await claims.take(command)).toEqual({ kind: 'nothing', stream: command.stream, revision: -1 });
  });

  it('is refused by a process that is configured for another store or another life of the register', async () => {
    const stranger = new PostgresClaims(pool, { ...harness.register, incarnation: 2 }, realTimers);
    await expect(stranger.take(aCommand())).rejects.toMatchObject({ name: 'WrongStore' });
  });
});
