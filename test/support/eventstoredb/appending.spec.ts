import { describe, expect, it } from '@jest/globals';
import {
  binaryEvent,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { all, credentials, eachWithStandIn, planned } from './a-client.js';

const bench = eachWithStandIn();
const none = { expectedRevision: 'no_stream', credentials } as const;
const after = (expectedRevision: bigint) => ({ expectedRevision, credentials });
const conflict = (expectedVersion: unknown, actualVersion: unknown) => ({
  type: 'wrong-expected-version',
  streamName: 'project-1',
  expectedVersion,
  actualVersion,
});
const ids = async (stream = 'project-1') => (await all(bench.client.readStream(stream))).map(({ id }) => id);

describe('an append to the stand-in', () => {
  it('is stored when the expected revision is the current one, and says where', async () => {
    const { client, standIn } = bench;
    const created = await client.appendToStream('project-1', [planned('a'), planned('b')], none);
    expect(created).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(created.position?.commit).toBe(standIn.events.at(-1)?.commit);
    const next = await client.appendToStream('project-1', planned('c'), after(1n));
    expect(next.nextExpectedRevision).toBe(2n);
    expect(next.position?.commit).toBe(next.position?.prepare);
    expect(next.position?.commit).toBeGreaterThan(created.position?.commit ?? 0n);
  });

  it('is refused for every expectation that does not hold, and stores nothing then', async () => {
    const { client, standIn } = bench;
    const exists = { expectedRevision: 'stream_exists', credentials } as const;
    await expect(client.appendToStream('project-1', planned(), after(0n))).rejects.toMatchObject(
      conflict(0n, 'no_stream'),
    );
    await expect(client.appendToStream('project-1', planned(), exists)).rejects.toMatchObject(
      conflict('stream_exists', 'no_stream'),
    );
    await client.appendToStream('project-1', [planned(), planned()], none);
    await expect(client.appendToStream('project-1', planned(), none)).rejects.toMatchObject(conflict('no_stream', 1n));
    await expect(client.appendToStream('project-1', planned(), after(0n))).rejects.toMatchObject(conflict(0n, 1n));
    await expect(client.appendToStream('project-1', planned(), after(7n))).rejects.toBeInstanceOf(
      WrongExpectedVersionError,
    );
    expect(standIn.events.filter(({ stream }) => stream === 'project-1')).toHaveLength(2);
    expect(await client.appendToStream('project-1', planned(), exists)).toMatchObject({ nextExpectedRevision: 2n });
  });

  it('is a repeat when the ids stand where they would be written, and is answered with where they stand', async () => {
    const { client } = bench;
    const [a, b, c] = [planned('a'), planned('b'), planned('c')];
    const original = await client.appendToStream('project-1', [a, b], none);
    await client.appendToStream('project-1', c, after(1n));
    expect(await client.appendToStream('project-1', [a, b], none)).toEqual(original);
    expect(await client.appendToStream('project-1', b, after(0n))).toEqual(original);
    expect(await ids()).toEqual([a.id, b.id, c.id]);
  });

  it('is a conflict when only some of its ids are there, or they stand elsewhere', async () => {
    const { client } = bench;
    const [a, b] = [planned('a'), planned('b')];
    await client.appendToStream('project-1', [a, b], none);
    await expect(client.appendToStream('project-1', [a, planned()], none)).rejects.toMatchObject(
      conflict('no_stream', 1n),
    );
    await expect(client.appendToStream('project-1', [a, b, planned()], none)).rejects.toMatchObject(
      conflict('no_stream', 1n),
    );
    await expect(client.appendToStream('project-1', [b, a], none)).rejects.toMatchObject(conflict('no_stream', 1n));
    await expect(client.appendToStream('project-1', a, after(0n))).rejects.toMatchObject(conflict(0n, 1n));
    expect(await ids()).toEqual([a.id, b.id]);
  });

  it('stores the same id a second time when the expected revision is the current one', async () => {
    const { client } = bench;
    const a = planned('a');
    await client.appendToStream('project-1', a, none);
    expect(await client.appendToStream('project-1', a, after(0n))).toMatchObject({ nextExpectedRevision: 1n });
    expect(await ids()).toEqual([a.id, a.id]);
  });

  it('to any revision knows a repeat only from memory, which a restart empties', async () => {
    const { client, standIn } = bench;
    const any = { expectedRevision: 'any', credentials } as const;
    const [a, b] = [planned('a'), planned('b')];
    const original = await client.appendToStream('project-1', a, any);
    expect(await client.appendToStream('project-1', a, any)).toEqual(original);
    await expect(client.appendToStream('project-1', [a, b], any)).rejects.toMatchObject(conflict('any', 0n));
    await standIn.kill();
    await standIn.revive();
    await client.appendToStream('project-1', a, any).catch(() => client.appendToStream('project-1', a, any));
    expect(await ids()).toEqual([a.id, a.id]);
  });

  it('above one mebibyte is refused whole', async () => {
    const { client, standIn } = bench;
    const half = binaryEvent({ type: 'Scan', data: Buffer.alloc(524_280) });
    await client.appendToStream('project-1', [half, binaryEvent({ type: 'Scan', data: Buffer.alloc(524_280) })], none);
    const before = standIn.events.length;
    const tooMuch = client.appendToStream('project-2', [half, half, planned()], none);
    await expect(tooMuch).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    await expect(tooMuch).rejects.toMatchObject({ maxAppendSize: 1_048_576 });
    expect(standIn.events).toHaveLength(before);
  });

  it('that its client broke off on the way is stored whole or not at all', async () => {
    const { client, standIn } = bench;
    await client.appendToStream('project-1', planned(), none);
    const stored: number[] = [];
    for (let deadline = 3; deadline < 40; deadline++) {
      const stream = `project-broken-off-${deadline}`;
      const events = Array.from({ length: 300 }, () => planned());
      await client.appendToStream(stream, events, { ...none, deadline }).catch(() => undefined);
      // Answered after everything that the broken call had sent.
      await client.appendToStream('project-1', planned(), { expectedRevision: 'any', credentials });
      stored.push(standIn.events.filter(event => event.stream === stream).length);
    }
    expect(stored.filter(count => count !== 0 && count !== 300)).toEqual([]);
    expect(stored).toContain(0);
  });

  it('goes on counting after a soft delete, and is refused for ever after a tombstone', async () => {
    const { client } = bench;
    await client.appendToStream('project-1', [planned('a'), planned('b')], none);
    await client.deleteStream('project-1', after(1n));
    await expect(ids()).rejects.toBeInstanceOf(StreamNotFoundError);
    const c = planned('c');
    expect(await client.appendToStream('project-1', c, none)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await ids()).toEqual([c.id]);
    await expect(client.deleteStream('project-1', after(1n))).rejects.toMatchObject(conflict(1n, 2n));
    await client.tombstoneStream('project-1', after(2n));
    await expect(client.appendToStream('project-1', planned(), after(2n))).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(ids()).rejects.toBeInstanceOf(StreamDeletedError);
  });

  it('is seen as what the client made of it: the plain append with credentials, the batch append without', async () => {
    const { client, standIn } = bench;
    await client.appendToStream('project-1', planned(), none);
    expect(standIn.calls.map(({ method }) => method)).toEqual(['append']);
    await client.appendToStream('project-2', [planned(), planned()], { expectedRevision: 'no_stream' });
    expect(standIn.calls.slice(1).map(({ method, stream }) => [method, stream])).toEqual([
      ['serverFeatures', undefined],
      ['batchAppend', 'project-2'],
    ]);
    expect(await ids('project-2')).toHaveLength(2);
  });
});
