import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { type StandIn, startStandIn } from './stand-in.js';

const credentials = { username: 'admin', password: 'changeit' };
const planned = (id?: string) =>
  jsonEvent({ ...(id ? { id } : {}), type: 'ProjectPlanned', data: { name: 'Қаҳрамон' } });

let standIn: StandIn;
let client: EventStoreDBClient;
beforeEach(async () => {
  standIn = await startStandIn();
  client = EventStoreDBClient.connectionString(standIn.url);
});
afterEach(async () => {
  await client.dispose();
  await standIn.stop();
});

describe('the stand-in for EventStoreDB', () => {
  it('stores an append and reads it back', async () => {
    const result = await client.appendToStream('project-1', [planned(), planned()], {
      expectedRevision: 'no_stream',
      credentials,
    });
    expect(result.nextExpectedRevision).toBe(1n);
    const read = [];
    for await (const { event } of client.readStream('project-1')) read.push(event);
    expect(read.map(event => [event?.revision, event?.type, event?.data])).toEqual([
      [0n, 'ProjectPlanned', { name: 'Қаҳрамон' }],
      [1n, 'ProjectPlanned', { name: 'Қаҳрамон' }],
    ]);
    expect(read[1]?.position).toEqual(result.position);
    const all = [];
    for await (const { event } of client.readAll()) all.push(event?.id);
    expect(all).toEqual(standIn.events.map(event => event.id));
  });

  it('pushes to a filtered subscription what is appended later, and survives being killed', async () => {
    const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['project-'] }) });
    subscription.on('error', () => undefined);
    const seen = (async () => {
      for await (const { event } of subscription) if (event?.revision === 1n) return event.streamId;
      return 'ended';
    })();
    await client.appendToStream('parcel-1', planned(), { expectedRevision: 'no_stream', credentials });
    await client.appendToStream('project-1', [planned(), planned()], { expectedRevision: 'no_stream', credentials });
    expect(await seen).toBe('project-1');
    await standIn.kill();
    await expect(
      client.appendToStream('project-1', planned(), { expectedRevision: 1n, credentials }),
    ).rejects.toBeInstanceOf(Error);
    await standIn.revive();
    const other = EventStoreDBClient.connectionString(standIn.url);
    const again = await other.appendToStream('project-1', planned(), { expectedRevision: 1n, credentials });
    expect(again.nextExpectedRevision).toBe(2n);
    await other.dispose();
  });
});
