import { connect, createServer, type AddressInfo } from 'node:net';
import * as client from '@eventstore/db-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AppendCommand } from '../../../src/platform/event-store/event-log.js';
import { LogUnavailable } from '../../../src/platform/event-store/event-log.errors.js';
import { ClientTransport } from '../../../src/platform/event-store/eventstoredb/client-transport.js';
import { StoreClient } from '../../../src/platform/event-store/eventstoredb/store-client.js';
import { parseStoreUrl } from '../../../src/platform/event-store/eventstoredb/store-url.js';
import { realTimers } from '../../../src/platform/event-store/timers.js';
import type { Misbehaviour } from '../../support/eventstoredb/misbehaviour.js';
import type { StandIn } from '../../support/eventstoredb/stand-in.js';
import { aCommand, aStream, at } from '../event-log/commands.js';
import { openEventStoreDb, type EventStoreDbHarness } from '../event-log/eventstoredb.js';
import { outcomeOf } from '../event-log/harness.js';

const UNKNOWN = 2;
const UNAVAILABLE = 14;
const DEADLINE_MS = 3_000;

let harness: EventStoreDbHarness;
let standIn: StandIn;
let log: EventStoreDbHarness['log'];
let unknown = 0;
const escaped: unknown[] = [];
const onEscape = (reason: unknown): void => void escaped.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', onEscape);
  harness = await openEventStoreDb({ misbehaving: true });
  if (harness.standIn === null) throw new Error('these rules need a server that misbehaves on order');
  standIn = harness.standIn;
  log = harness.open({ deadlineMs: DEADLINE_MS, attemptMs: 500, onUnknown: () => unknown++ });
}, 60_000);
beforeEach(() => expect(escaped).toEqual([]));
afterAll(async () => {
  await harness.close();
  process.off('unhandledRejection', onEscape);
  expect(escaped).toEqual([]);
});

const storedOf = ({ stream }: AppendCommand) =>
  standIn.events.filter(event => event.stream === harness.prefix + stream);

describe('a command whose answer is lost', () => {
  it.each<[string, Misbehaviour]>([
    ['the server says nothing', { kind: 'silent' }],
    ['the server ends the call', { kind: 'clean-end' }],
    ['the server is away', { kind: 'error', code: UNAVAILABLE }],
    ['the server fails without a reason', { kind: 'error', code: UNKNOWN }],
    ['the server stored it and then failed', { kind: 'error-after-store', code: UNAVAILABLE }],
    ['the server stored it after the deadline', { kind: 'deadline-after-store' }],
    ['the server stored it and said nothing', { kind: 'store-without-answer' }],
    ['the server stored it and answers late', { kind: 'late', afterMs: 900 }],
  ])('is stored once and answered: %s', async (_what, misbehaviour) => {
    const command = aCommand({ events: 2 });
    const ordered = standIn.misbehave({ ...misbehaviour, method: 'append' });
    expect(await log.append(command)).toMatchObject({ duplicate: false, events: 2, lastRevision: 1 });
    expect(ordered.times).toBe(1);
    expect(storedOf(command)).toHaveLength(2);
  });

  it('goes to the node that leads now', async () => {
    const command = aCommand();
    standIn.misbehave({ kind: 'not-leader', method: 'append', host: '127.0.0.1', port: standIn.port });
    expect(await log.append(command)).toMatchObject({ duplicate: false, lastRevision: 0 });
    expect(storedOf(command)).toHaveLength(1);
  });

  it('is unknown when no answer comes at all, not later than its deadline and a second; asking again settles it', async () => {
    const command = aCommand();
    const silence = standIn.misbehave({ kind: 'store-without-answer', method: 'append', times: 99 });
    const deaf = standIn.misbehave({ kind: 'silent', method: 'readStream', times: 99 });
    const [begun, before] = [performance.now(), unknown];
    expect(await outcomeOf(log.append(command))).toMatchObject({ name: 'LogUnavailable', outcome: 'unknown' });
    expect(unknown).toBe(before + 1);
    expect(performance.now() - begun).toBeLessThan(DEADLINE_MS + 1_000);
    silence.stop();
    deaf.stop();
    const later = aCommand({ ...command, now: Date.now(), events: 1 });
    expect(await log.append(later)).toMatchObject({ duplicate: true, lastRevision: 0 });
    expect(storedOf(command)).toHaveLength(1);
  });

  it('is found by looking, when the store answers nothing but questions', async () => {
    const command = aCommand();
    const silence = standIn.misbehave({ kind: 'store-without-answer', method: 'append', times: 99 });
    expect(await log.append(command)).toMatchObject({ duplicate: false, lastRevision: 0 });
    silence.stop();
  });
});

describe('a read', () => {
  it('that ends without a word is no empty stream: nobody may be told that a project is not there', async () => {
    const command = aCommand();
    await log.append(command);
    standIn.misbehave({ kind: 'clean-end', method: 'readStream' });
    expect(await log.readStream(command.stream)).toHaveLength(1);
    const ended = standIn.misbehave({ kind: 'clean-end', method: 'readStream', times: 99 });
    expect(await outcomeOf(log.readStream(command.stream))).toBeInstanceOf(LogUnavailable);
    ended.stop();
  });

  it('that is under way while the connection is given up is whole, or fails', async () => {
    const stream = aStream();
    await log.append(aCommand({ stream, events: 40 }));
    const store = new StoreClient(client, parseStoreUrl(standIn.url), realTimers);
    const transport = new ClientTransport(store, harness.prefix);
    const slow = standIn.misbehave({ kind: 'slow', method: 'readStream', ms: 10 });
    const reading = outcomeOf(transport.read(stream, { from: 1, limit: 100 }, 5_000));
    const seen = standIn.delivered;
    while (standIn.delivered < seen + 3) await new Promise(resolve => setTimeout(resolve, 5));
    store.renew();
    const read = await reading;
    slow.stop();
    expect(read instanceof Error ? 39 : read.length).toBe(39);
    store.close();
  });
});

describe('a store that is away', () => {
  it('stores nothing and says so, and takes commands by itself once it is back', async () => {
    await standIn.kill();
    // The connection that was open is found dead by this one: what went out on it is not known.
    expect(await outcomeOf(log.append(aCommand()))).toBeInstanceOf(LogUnavailable);
    const refused = await outcomeOf(log.append(aCommand()));
    expect(refused).toBeInstanceOf(LogUnavailable);
    expect(refused).toMatchObject({ outcome: 'not-applied' });
    await expect(log.checkWritable({ deadlineMs: 900 })).rejects.toBeInstanceOf(LogUnavailable);
    await standIn.revive();
    let answer = await outcomeOf(log.append(aCommand()));
    for (let tries = 0; answer instanceof LogUnavailable && tries < 5; tries++)
      answer = await outcomeOf(log.append(aCommand()));
    expect(answer).toMatchObject({ duplicate: false, lastRevision: 0 });
  });
});

describe('a connection that fell silent', () => {
  it('is given up for a new one, which no client shares with it', async () => {
    let connections = 0;
    const door = createServer(socket => {
      connections++;
      const through = connect(standIn.port, '127.0.0.1');
      socket.pipe(through).pipe(socket);
      for (const end of [socket, through]) end.on('error', () => undefined);
    });
    await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve));
    const { port } = door.address() as AddressInfo;
    const url = parseStoreUrl(`esdb://127.0.0.1:${port}?tls=false`);
    const [store, neighbour] = [new StoreClient(client, url, realTimers), new StoreClient(client, url, realTimers)];
    const transport = new ClientTransport(store, harness.prefix);
    await new ClientTransport(neighbour, harness.prefix).read('any', { limit: 1 }, 5_000);
    await transport.read('any', { limit: 1 }, 5_000);
    expect(connections).toBe(1);
    const deaf = standIn.misbehave({ kind: 'silent', method: 'readStream' });
    await expect(transport.read('any', { limit: 1 }, 200)).rejects.toMatchObject({ name: 'StoreFailure', retry: true });
    deaf.stop();
    await transport.read('any', { limit: 1 }, 5_000);
    expect(connections).toBe(2);
    for (const each of [store, neighbour]) each.close();
    door.close();
  });
});

describe('what goes over the wire', () => {
  it('is the canonical text of data and envelope, byte for byte', async () => {
    const command = aCommand({
      events: [{ a: 'Қадам', n: 9_007_199_254_740_991, list: [1, null, true], zero: { b: '' } }],
    });
    await log.append(command);
    const [stored] = storedOf(command);
    expect(stored!.data.toString()).toBe(command.events[0]!.data);
    expect(stored!.metadata.toString()).toBe(command.events[0]!.meta);
    expect([stored!.id, stored!.contentType]).toEqual([command.events[0]!.eventId, 'application/json']);
  });

  it('never is the stream of appends that all share, whose failures are those of others', () => {
    expect(standIn.calls.filter(({ method }) => method === 'batchAppend')).toEqual([]);
    expect(standIn.calls.filter(({ method }) => method === 'append').length).toBeGreaterThan(8);
  });
});

describe('one command in two hands', () => {
  it('is answered alike, with what was stored, although each hand wrote bytes of its own', async () => {
    const other = harness.open();
    for (let round = 0; round < 10; round++) {
      const now = Date.now();
      const first = aCommand({ now });
      const second = aCommand({ stream: first.stream, commandId: first.commandId, now: now + 1 });
      const [a, b] = await Promise.all([log.append(first), other.append(second)]);
      expect([a.duplicate, b.duplicate].sort()).toEqual([false, true]);
      const stored = storedOf(first);
      expect(stored).toHaveLength(1);
      expect(stored[0]!.metadata.toString()).toBe((a.duplicate ? second : first).events[0]!.meta);
    }
  });

  it('conflicts with others, never with itself', async () => {
    const begun = aCommand();
    await log.append(begun);
    const command = aCommand({ stream: begun.stream, expected: at(0), events: 2 });
    const other = harness.open();
    const answers = await Promise.all([log.append(command), other.append(command), log.append(command)]);
    expect(answers.map(({ lastRevision, events }) => [lastRevision, events])).toEqual([[2, 2], [2, 2], [2, 2]]); // prettier-ignore
    expect(storedOf(begun)).toHaveLength(3);
  });
});
