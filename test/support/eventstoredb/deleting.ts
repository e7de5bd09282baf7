import { type ServerWritableStream } from '@grpc/grpc-js';
import { type Desk } from './desk.js';
import { Outlet } from './outlet.js';
import { anyCall, misanswer } from './perform.js';
import { streamDeleted, wrongExpectedVersionOf } from './refusals.js';
import { type Expected } from './stored-event.js';
import { type Streams, streams } from './stubs.js';
import { at, expectedOf, streamName } from './wire.js';

type Options = Streams.DeleteReq.Options | Streams.TombstoneReq.Options | undefined;

export function deleteStream(desk: Desk, call: ServerWritableStream<Streams.DeleteReq, Streams.DeleteResp>): void {
  const outlet = new Outlet<Streams.DeleteResp>(call);
  desk.serve(outlet, () => {
    const removed = remove(desk, outlet, 'delete', call.request.getOptions(), call);
    if (removed === undefined) return;
    outlet.answer(new streams.DeleteResp().setPosition(at(new streams.DeleteResp.Position(), removed)));
  });
}

export function tombstone(desk: Desk, call: ServerWritableStream<Streams.TombstoneReq, Streams.TombstoneResp>): void {
  const outlet = new Outlet<Streams.TombstoneResp>(call);
  desk.serve(outlet, () => {
    const removed = remove(desk, outlet, 'tombstone', call.request.getOptions(), call);
    if (removed === undefined) return;
    outlet.answer(new streams.TombstoneResp().setPosition(at(new streams.TombstoneResp.Position(), removed)));
  });
}

/** The position of what it wrote; undefined when the call was misanswered. */
function remove(
  desk: Desk,
  outlet: Outlet<never>,
  method: 'delete' | 'tombstone',
  options: Options,
  { metadata }: Pick<ServerWritableStream<unknown, unknown>, 'metadata'>,
): bigint | undefined {
  const stream = streamName(options?.getStreamIdentifier());
  desk.receive(method, stream, metadata);
  const happening = desk.orders.take(anyCall, method, stream);
  if (happening) misanswer(outlet, happening.what);
  if (happening || !options) return undefined;
  const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : undefined);
  const outcome = desk.store.remove(stream, expected, method === 'delete' ? 'softly' : 'for ever');
  if (outcome.kind === 'stream-deleted') throw streamDeleted(stream);
  if (outcome.kind !== 'success') throw wrongExpectedVersionOf(stream, number(expected), outcome.current);
  desk.appended();
  return outcome.position;
}

/** As the server writes expectations into its trailers. */
function number(expected: Expected): bigint {
  if (typeof expected === 'bigint') return expected;
  return { no_stream: -1n, any: -2n, stream_exists: -4n }[expected];
}
