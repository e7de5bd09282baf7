import { randomUUID } from 'node:crypto';
import { type ServerWritableStream } from '@grpc/grpc-js';
import { Delivery } from './delivery.js';
import { type Desk } from './desk.js';
import { Outlet } from './outlet.js';
import { anyCall, misanswer } from './perform.js';
import { checkPosition } from './position-check.js';
import { type ReadRequest, readRequest } from './read-request.js';
import { streamDeleted } from './refusals.js';
import { type StoredEvent } from './stored-event.js';
import { type Streams } from './stubs.js';
import { Subscription } from './subscription.js';
import { streamNotFound } from './wire.js';

export function read(desk: Desk, call: ServerWritableStream<Streams.ReadReq, Streams.ReadResp>): void {
  const outlet = new Outlet<Streams.ReadResp>(call);
  desk.serve(outlet, async () => {
    const request = readRequest(call.request.getOptions());
    desk.receive(request.method, request.stream, call.metadata);
    const happening = desk.orders.take(anyCall, request.method, request.stream);
    if (happening) return misanswer(outlet, happening.what);
    const delivery = new Delivery(desk, outlet, request);
    if (request.method.startsWith('subscribe')) return new Subscription(desk, delivery, request, randomUUID()).run();
    const events = request.stream === '$all' ? ofAll(desk, request) : ofStream(desk, request);
    if (!events) await delivery.send(streamNotFound(request.stream));
    await deliverAll(delivery, (events ?? []).slice(0, Number(request.count)));
    outlet.end();
  });
}

async function deliverAll(delivery: Delivery, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) if (!(await delivery.event(event))) return;
}

function ofStream(desk: Desk, { stream, from, backwards }: ReadRequest): readonly StoredEvent[] | undefined {
  if (from === 'end' && !backwards) return desk.store.read(stream, { from: undefined, backwards }) && [];
  const events = desk.store.read(stream, { from: typeof from === 'bigint' ? from : undefined, backwards });
  if (events === 'stream-deleted') throw streamDeleted(stream);
  return from === 'start' && backwards ? events?.slice(-1) : events;
}

/** Forwards a position is included, backwards it is not: the server reads back from before it. */
function ofAll(desk: Desk, request: ReadRequest): readonly StoredEvent[] {
  const { log } = desk.store;
  const { from, backwards, filter } = request;
  checkPosition(log, request);
  const index = from === 'start' ? 0 : from === 'end' ? log.events.length : log.indexAt(from);
  const events = backwards ? log.events.slice(0, index).reverse() : log.events.slice(index);
  return filter ? events.filter(event => filter.allows(event)) : events;
}
