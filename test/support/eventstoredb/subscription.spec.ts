import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import {
  type AllStreamSubscription,
  END,
  eventTypeFilter,
  type Position,
  streamNameFilter,
} from '@eventstore/db-client';
import { all, credentials, eachWithStandIn, first, planned } from './a-client.js';

const bench = eachWithStandIn();
const none = { expectedRevision: 'no_stream', credentials } as const;
const append = (stream: string, ...names: string[]) =>
  bench.client.appendToStream(
    stream,
    names.map(name => planned(name)),
    none,
  );
const projects = { filter: streamNameFilter({ prefixes: ['project-'] }) };
const named = (events: Awaited<ReturnType<typeof all>>) => events.map(({ data }) => (data as { name: string }).name);

const noise = (count: number) => Array.from({ length: count }, () => ({ type: 'Noise', data: '{}' }));

/** What it will yield, once it has caught up. */
const onceLive = async (count: number, subscription: AllStreamSubscription) => {
  const live = once(subscription, 'caughtUp');
  const events = first(count, subscription);
  await live;
  return { events };
};

describe('a subscription to the stand-in', () => {
  it('is confirmed, told the history, then that it has caught up, then what is appended', async () => {
    await append('project-1', 'a', 'b');
    const { client } = bench;
    const subscription = client.subscribeToAll(projects);
    const order: string[] = [];
    subscription.on('confirmation', () => order.push('confirmation'));
    subscription.on('caughtUp', () => order.push('caughtUp'));
    const live = once(subscription, 'caughtUp');
    const seen = (async () => {
      for await (const { event } of subscription) if (order.push(String(event?.revision)) === 5) return order;
      return order;
    })();
    await live;
    await append('project-2', 'c');
    expect(await seen).toEqual(['confirmation', '0', '1', 'caughtUp', '0']);
  });

  it('excludes the position or revision it starts from', async () => {
    const { position } = await append('project-1', 'a', 'b');
    await append('project-2', 'c');
    const { client } = bench;
    const fromPosition = position as Position;
    expect(named(await first(1, client.subscribeToAll({ ...projects, fromPosition })))).toEqual(['c']);
    expect(named(await first(1, client.subscribeToStream('project-1', { fromRevision: 0n })))).toEqual(['b']);
  });

  it('from the end sees only what comes', async () => {
    await append('project-1', 'a');
    const { client } = bench;
    const subscription = client.subscribeToAll({ ...projects, fromPosition: END });
    const ofStream = client.subscribeToStream('project-2', { fromRevision: END });
    const [live, ofStreamLive] = [once(subscription, 'caughtUp'), once(ofStream, 'caughtUp')];
    const seen = Promise.all([first(1, subscription), first(1, ofStream)]);
    await Promise.all([live, ofStreamLive]);
    await append('project-2', 'b');
    expect((await seen).map(named)).toEqual([['b'], ['b']]);
  });

  it('is filtered by prefixes or an expression, of streams or of types', async () => {
    await append('parcel-1', 'a');
    bench.standIn.putForeign('project-1', [{ type: 'ParcelReserved', data: '{"name":"b"}' }]);
    await append('$parcel-2', 'c');
    const { client } = bench;
    const one = async (filter: Parameters<typeof client.subscribeToAll>[0]) =>
      named(await first(1, client.subscribeToAll(filter)));
    expect(await one({ filter: streamNameFilter({ prefixes: ['arcel-', 'project-'] }) })).toEqual(['b']);
    expect(await one({ filter: streamNameFilter({ regex: 'cel-2$' }) })).toEqual(['c']);
    expect(await one({ filter: eventTypeFilter({ prefixes: ['Parcel'] }) })).toEqual(['b']);
    expect(await one({ filter: eventTypeFilter({ regex: '^Project' }) })).toEqual(['a']);
  });

  it('without a filter sees the system events as well', async () => {
    await append('project-1', 'a');
    const { client, standIn } = bench;
    const events = await first(standIn.events.length, client.subscribeToAll());
    expect(events.map(({ id }) => id)).toEqual(standIn.events.map(({ id }) => id));
  });

  it('is sent a checkpoint for every so many events considered, matching or not, and when it catches up', async () => {
    const { client, standIn } = bench;
    standIn.putForeign('foreign-1', noise(27));
    const reached: (bigint | undefined)[] = [];
    const checkpointReached = (_: unknown, { commit }: Position) => void reached.push(commit);
    const window = { prefixes: ['project-'], maxSearchWindow: 5, checkpointInterval: 2, checkpointReached };
    const subscription = client.subscribeToAll({ filter: streamNameFilter(window) });
    const { events } = await onceLive(1, subscription);
    expect(reached).toEqual([9, 19, 29, 31].map(index => standIn.events[index]?.commit));
    standIn.putForeign('foreign-1', noise(10));
    while (reached.length < 5) await new Promise(resolve => setImmediate(resolve));
    expect(reached[4]).toBe(standIn.events[41]?.commit);
    await append('project-1', 'a');
    expect(named(await events)).toEqual(['a']);
  });

  it('to a position beyond the log waits without a word, and never sees what is written below it', async () => {
    const { position } = await append('project-1', 'a', 'b');
    const { client, standIn } = bench;
    standIn.truncate(standIn.events.length - 1);
    const subscription = client.subscribeToAll({ ...projects, fromPosition: position as Position });
    const { events } = await onceLive(1, subscription);
    standIn.putForeign('project-1', [{ type: 'Rewritten', data: '{"name":"in its place"}' }]);
    standIn.putForeign('project-1', [{ type: 'Rewritten', data: '{"name":"beyond it"}' }]);
    expect(named(await events)).toEqual(['beyond it']);
  });

  it('to a position inside the log where nothing begins is refused', async () => {
    await append('project-1', 'a', 'b');
    const commit = (bench.standIn.events.at(-1)?.commit ?? 0n) - 1n;
    const subscription = bench.client.subscribeToAll({ fromPosition: { commit, prepare: commit } });
    await expect(all(subscription)).rejects.toMatchObject({ code: 3 });
  });

  it('passes over an event that was scavenged, also when that is where it starts', async () => {
    const { position } = await append('project-1', 'a', 'b');
    await append('project-2', 'c');
    const { client, standIn } = bench;
    standIn.remove(standIn.events.findIndex(({ commit }) => commit === position?.commit));
    const from = client.subscribeToAll({ ...projects, fromPosition: position as Position });
    expect(named(await first(1, from))).toEqual(['c']);
    expect(named(await first(2, client.subscribeToAll(projects)))).toEqual(['a', 'c']);
  });

  it('is counted while it is open, and no longer once the client has left it', async () => {
    const { client, standIn } = bench;
    const subscription = client.subscribeToAll(projects);
    const seen = all(subscription);
    await once(subscription, 'confirmation');
    expect(standIn.openSubscriptions()).toBe(1);
    await subscription.unsubscribe();
    await seen.catch(() => undefined);
    while (standIn.openSubscriptions() > 0) await new Promise(resolve => setImmediate(resolve));
  });
});
