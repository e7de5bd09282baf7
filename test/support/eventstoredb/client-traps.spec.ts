import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import {
  CancelledError,
  DeadlineExceededError,
  EventStoreDBClient,
  type Position,
  streamNameFilter,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { all, credentials, eachWithStandIn, planned } from './a-client.js';

/** Facts about the client on which the adapter rests, by the numbers of the design's table of traps. */
const bench = eachWithStandIn();
const none = { expectedRevision: 'no_stream', credentials } as const;
const projects = streamNameFilter({ prefixes: ['project-'] });

/** What another process said of its death, after it did this with a client of the stand-in. */
async function deathOf(deed: string): Promise<string> {
  const script = `
    const { EventStoreDBClient, jsonEvent, streamNameFilter } = require('@eventstore/db-client');
    const client = EventStoreDBClient.connectionString('${bench.standIn.url}');
    ${deed};
    setTimeout(() => process.exit(0), 20000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', chunk => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return code === 0 ? 'It lived.' : said;
}

describe('the client', () => {
  it('given credentials appends by the call whose deadline it keeps (2)', async () => {
    bench.standIn.misbehave({ kind: 'silent' });
    const silent = bench.client.appendToStream('project-1', planned(), { ...none, deadline: 200 });
    await expect(silent).rejects.toBeInstanceOf(DeadlineExceededError);
    expect(bench.standIn.calls.filter(({ method }) => method !== 'append')).toEqual([]);
  });

  it('given none leaves a batch append unsettled when the server is silent, whatever its deadline (2)', async () => {
    const { client, standIn } = bench;
    standIn.misbehave({ kind: 'silent', times: 2, stream: 'project-' });
    const settled: string[] = [];
    const note = (name: string) => () => void settled.push(name);
    client
      .appendToStream('project-1', planned(), { expectedRevision: 'no_stream', deadline: 1 })
      .then(note('batch'), note('batch'));
    while (standIn.calls.at(-1)?.method !== 'batchAppend') await new Promise(resolve => setImmediate(resolve));
    await client.appendToStream('project-2', planned(), { ...none, deadline: 200 }).catch(note('plain'));
    expect(settled).toEqual(['plain']);
  });

  it('ends the iteration of a subscription without an error when the server ends it cleanly (5)', async () => {
    const subscription = bench.client.subscribeToAll({ filter: projects });
    const live = once(subscription, 'caughtUp');
    const iterated = all(subscription);
    await live;
    bench.standIn.dropSubscriptions('clean-end');
    expect(await iterated).toEqual([]);
  });

  it('reports checkpoints ahead of events nobody has taken yet (6)', async () => {
    const { client, standIn } = bench;
    standIn.putForeign(
      'project-1',
      Array.from({ length: 10 }, () => ({ type: 'T', data: '{}' })),
    );
    const reached = await new Promise<Position>(resolve => {
      const checkpointReached = (_: unknown, position: Position) => {
        if (position.commit === standIn.events.at(-1)?.commit) resolve(position);
      };
      const prefixes = ['project-'];
      client.subscribeToAll({ filter: streamNameFilter({ prefixes, maxSearchWindow: 1, checkpointReached }) });
    });
    expect(reached.commit).toBe(standIn.events.at(-1)?.commit);
  });

  it('told not to throw says that the next revision is 1 when it is 41 (8)', async () => {
    const lenient = EventStoreDBClient.connectionString(`${bench.standIn.url}&throwOnAppendFailure=false`);
    const events = Array.from({ length: 42 }, () => planned());
    await lenient.appendToStream('project-1', events, { expectedRevision: 'no_stream' });
    const conflict = await lenient.appendToStream('project-1', planned(), { expectedRevision: 'no_stream' });
    expect(conflict).toMatchObject({ success: false, nextExpectedRevision: 1n });
    await lenient.dispose();
  });

  it('lets the process die of a payload that JSON cannot hold (1)', async () => {
    const append = `client.appendToStream('project-1', jsonEvent({ type: 'T', data: { amount: 1n } }), {
      expectedRevision: 'no_stream', credentials: { username: 'admin', password: 'changeit' } }).catch(() => undefined)`;
    expect(await deathOf(append)).toContain('Do not know how to serialize a BigInt');
  });

  it('lets the process die of a checkpoint that was not taken well (7)', async () => {
    const subscribe = `client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['project-'], maxSearchWindow: 1,
      checkpointReached: async () => { throw new Error('no checkpoint today'); } }) }).on('error', () => undefined)`;
    expect(await deathOf(subscribe)).toContain('no checkpoint today');
  });

  it('lets the process die of an error of a read nobody listens to (9)', async () => {
    bench.standIn.misbehave({ kind: 'error', code: 13, method: 'readStream' });
    expect(await deathOf(`client.readStream('project-1').resume()`)).toContain("Unhandled 'error' event");
  });

  it('fails in its own words when told to expect revision −1 (10)', async () => {
    const refused = bench.client.appendToStream('project-1', planned(), {
      ...none,
      expectedRevision: -1n,
      deadline: 1_000,
    });
    await expect(refused).rejects.not.toBeInstanceOf(WrongExpectedVersionError);
    expect(bench.standIn.events.filter(({ stream }) => stream === 'project-1')).toEqual([]);
  });

  it('gives a conflict no message, and an actual version that may be a word (11)', async () => {
    const refused = bench.client.appendToStream('project-1', planned(), { ...none, expectedRevision: 3n });
    await expect(refused).rejects.toMatchObject({ message: '', expectedVersion: 3n, actualVersion: 'no_stream' });
  });

  it('throws out of an iteration when the server is killed or cancels, and each looks different (12)', async () => {
    const { client, standIn } = bench;
    const iterated = async (end: () => unknown) => {
      const subscription = client.subscribeToAll({ filter: projects });
      const live = once(subscription, 'caughtUp');
      const outcome = all(subscription).catch((error: unknown) => error);
      await live;
      await end();
      return outcome;
    };
    expect(await iterated(() => standIn.dropSubscriptions('error', status.CANCELLED))).toBeInstanceOf(CancelledError);
    expect(await iterated(() => standIn.kill())).toBeInstanceOf(UnavailableError);
  });
});
