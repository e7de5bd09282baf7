import { type ServerDuplexStream } from '@grpc/grpc-js';
import { type Desk } from './desk.js';
import { callKinds } from './misbehaviour.js';
import { Outlet } from './outlet.js';
import { perform } from './perform.js';
import { appendTooLarge, malformed, maxAppendSize, streamDeleted } from './refusals.js';
import { type Expected, type ProposedEvent } from './stored-event.js';
import { type Streams } from './stubs.js';
import { appendAnswer, conflicted, expectedOf, proposedEvent, sizeOnDisk, streamName } from './wire.js';

interface Append {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
}

/** The plain append: one header, the events, one answer; nothing is stored before the client has said it all. */
export function append(desk: Desk, call: ServerDuplexStream<Streams.AppendReq, Streams.AppendResp>): void {
  const outlet = new Outlet<Streams.AppendResp>(call);
  let asked: Append | undefined;
  let size = 0;
  call.on('data', (message: Streams.AppendReq) =>
    desk.serve(outlet, () => {
      if (outlet.refused) return;
      if (!asked) {
        asked = header(message);
        return desk.receive('append', asked.stream, call.metadata);
      }
      const proposed = message.getProposedMessage();
      if (!proposed) throw malformed('Only the first message of an append carries its options.');
      const event = proposedEvent(proposed);
      size += sizeOnDisk(event);
      if (size > maxAppendSize) throw appendTooLarge();
      asked.events.push(event);
    }),
  );
  // A call that its client broke off ends here as well, and only then says that it was cancelled: half an append would
  // be stored as a whole one.
  call.on('end', () => setImmediate(() => desk.serve(outlet, () => decide(desk, outlet, asked))));
}

async function decide(desk: Desk, outlet: Outlet<Streams.AppendResp>, asked: Append | undefined): Promise<void> {
  if (outlet.closed || outlet.refused) return;
  if (!asked) throw malformed('An append begins with its options.');
  const { stream, expected } = asked;
  const happening = desk.orders.take(callKinds, 'append', stream);
  await perform(desk, outlet, happening, {
    store: () => store(desk, asked),
    conflict: () => conflicted(desk.store.current(stream), expected),
    answer: message => outlet.answer(message),
  });
}

function store(desk: Desk, { stream, expected, events }: Append): Streams.AppendResp {
  const outcome = desk.store.append(stream, expected, events);
  if (outcome.kind === 'stream-deleted') throw streamDeleted(stream);
  if (outcome.kind === 'success') desk.appended();
  return appendAnswer(outcome, expected);
}

function header(message: Streams.AppendReq): Append {
  const options = message.getOptions();
  if (!options) throw malformed('An append begins with its options.');
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  return { stream: streamName(options.getStreamIdentifier()), expected: expectedOf(options, revision), events: [] };
}
