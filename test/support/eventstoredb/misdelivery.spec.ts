import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { streamNameFilter, UnavailableError } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { all, credentials, eachWithStandIn, first, planned } from './a-client.js';

const bench = eachWithStandIn();
const append = (stream = 'project-1', deadline = 10_000) =>
  bench.client.appendToStream(stream, planned('a'), { expectedRevision: 'no_stream', credentials, deadline });
const projects = { filter: streamNameFilter({ prefixes: ['project-'] }) };
const short = 250;

describe('a read, where the stand-in was told to misbehave,', () => {
  it('ends too early, fails, or yields an event that was cut', async () => {
    const { client, standIn } = bench;
    await append();
    standIn.misbehave({ kind: 'clean-end', method: 'readStream' });
    expect(await all(client.readStream('project-1'))).toEqual([]);
    standIn.misbehave({ kind: 'error', code: status.UNAVAILABLE, method: 'readAll' });
    await expect(all(client.readAll())).rejects.toBeInstanceOf(UnavailableError);
    standIn.misbehave({ kind: 'truncated-event', stream: 'project-1' });
    const [cut] = await all(client.readStream('project-1'));
    expect(cut).toMatchObject({ isJson: true, data: expect.any(String) });
  });

  it('stays silent, whatever deadline the caller gave', async () => {
    const { client, standIn } = bench;
    await append();
    standIn.misbehave({ kind: 'silent', times: 2 });
    const settled: string[] = [];
    const read = client.readStream('project-1', { deadline: 1 });
    read
      .on('end', () => settled.push('read'))
      .on('error', () => settled.push('read'))
      .resume();
    while (standIn.calls.at(-1)?.method !== 'readStream') await new Promise(resolve => setImmediate(resolve));
    await append('project-2', short).catch(() => settled.push('append'));
    expect(settled).toEqual(['append']);
    await read.cancel();
  });

  it('is slowed down', async () => {
    const { client, standIn } = bench;
    await append();
    const slow = standIn.misbehave({ kind: 'slow', ms: 3_600_000, method: 'readStream' });
    let seen = 0;
    const slowed = client.readStream('project-1').on('error', () => undefined);
    slowed.on('data', () => (seen += 1));
    while (slow.times === 0) await new Promise(resolve => setImmediate(resolve));
    expect(await all(client.readStream('project-1'))).toHaveLength(1);
    expect(seen).toBe(0);
    await slowed.cancel();
  });
});

describe('a subscription, where the stand-in was told to misbehave,', () => {
  const three = () =>
    bench.standIn.putForeign(
      'project-1',
      ['a', 'b', 'c'].map(name => ({ type: 'T', data: JSON.stringify({ name }) })),
    );
  const seen = async (count: number) =>
    (await first(count, bench.client.subscribeToAll(projects))).map(({ revision }) => Number(revision));

  it('is sent an event twice, an old one again, or one less', async () => {
    three();
    bench.standIn.misbehave({ kind: 'duplicate-delivery', stream: 'project-1' });
    expect(await seen(4)).toEqual([0, 0, 1, 2]);
    bench.standIn.misbehave({ kind: 'old-event-again', stream: 'project-1' });
    expect(await seen(4)).toEqual([0, 1, 0, 2]);
    bench.standIn.misbehave({ kind: 'skip-delivery', stream: 'project-1' });
    expect(await seen(2)).toEqual([1, 2]);
  });

  it('is sent an event whose JSON was cut, which the client hands on as text', async () => {
    three();
    bench.standIn.misbehave({ kind: 'truncated-event', method: 'subscribeToAll', stream: 'project-' });
    const [cut, whole] = await first(2, bench.client.subscribeToAll(projects));
    expect(cut).toMatchObject({ isJson: true, data: '{"name' });
    expect(whole).toMatchObject({ isJson: true, data: { name: 'b' } });
  });

  it('is told twice that it has caught up', async () => {
    bench.standIn.misbehave({ kind: 'caught-up-twice' });
    const subscription = bench.client.subscribeToAll(projects);
    let told = 0;
    subscription.on('caughtUp', () => (told += 1));
    const event = first(1, subscription);
    while (told < 2) await new Promise(resolve => setImmediate(resolve));
    three();
    await event;
    expect(told).toBe(2);
  });

  it('is dropped after so many events: with an error, with a clean end, or without a word', async () => {
    three();
    const { client, standIn } = bench;
    const count = async () => {
      let events = 0;
      try {
        for await (const _ of client.subscribeToAll(projects)) events += 1;
        return `${events}, end`;
      } catch (error) {
        return `${events}, ${(error as Error).constructor.name}`;
      }
    };
    standIn.misbehave({ kind: 'drop-subscription', after: 2, how: 'clean-end' });
    expect(await count()).toBe('2, end');
    standIn.misbehave({ kind: 'drop-subscription', after: 2, how: 'error' });
    expect(await count()).toMatch(/^[012], UnavailableError$/);
    standIn.misbehave({ kind: 'drop-subscription', after: 1, how: 'silence' });
    const silent = client.subscribeToAll(projects);
    expect(await first(1, silent)).toHaveLength(1);
  });

  it('is dropped when told so, also when it has long caught up', async () => {
    const { client, standIn } = bench;
    for (const how of ['clean-end', 'error'] as const) {
      const subscription = client.subscribeToAll(projects);
      const live = once(subscription, 'caughtUp');
      const end = all(subscription).then(
        () => 'clean-end',
        (error: Error) => error.constructor.name,
      );
      await live;
      standIn.dropSubscriptions(how);
      expect(await end).toBe(how === 'error' ? 'UnavailableError' : 'clean-end');
    }
    const subscription = client.subscribeToAll(projects);
    const live = once(subscription, 'caughtUp');
    const events = all(subscription).catch(() => []);
    await live;
    standIn.dropSubscriptions('silence');
    three();
    const before = standIn.delivered;
    expect(await all(client.readStream('project-1'))).toHaveLength(3);
    expect(standIn.delivered).toBe(before + 3);
    await subscription.unsubscribe();
    await events;
  });
});
