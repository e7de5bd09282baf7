import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from '@jest/globals';
import { EventStoreDBClient, type JSONEventData, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { type StandIn, type StandInOptions, startStandIn } from './stand-in.js';

/** Without them in every append the client takes the batch append (trap 2). */
export const credentials = { username: 'admin', password: 'changeit' };

export interface Bench {
  readonly standIn: StandIn;
  readonly client: EventStoreDBClient;
}

/** A fresh stand-in and a real client of it for each test of the file; both are gone after it. */
export function eachWithStandIn(options?: StandInOptions): Bench {
  let standIn: StandIn;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    standIn = await startStandIn(options);
    client = EventStoreDBClient.connectionString(standIn.url);
  });
  afterEach(async () => {
    await client.dispose();
    await standIn.stop();
  });
  return {
    get standIn() {
      return standIn;
    },
    get client() {
      return client;
    },
  };
}

export const planned = (name = 'Қаҳрамон', id = randomUUID()): JSONEventData =>
  jsonEvent({ type: 'ProjectPlanned', id, data: { name } });

/** Everything a read yields. Whoever only iterates is told of errors by the iteration. */
export async function all(read: AsyncIterable<ResolvedEvent>): Promise<NonNullable<ResolvedEvent['event']>[]> {
  const events = [];
  for await (const { event } of read) if (event) events.push(event);
  return events;
}

/** The first so many events of a subscription, which is then left. */
export async function first(count: number, subscription: AsyncIterable<ResolvedEvent>) {
  const events = [];
  for await (const { event } of subscription) {
    if (event) events.push(event);
    if (events.length === count) break;
  }
  return events;
}
