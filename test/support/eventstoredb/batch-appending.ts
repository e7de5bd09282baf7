import { type ServerDuplexStream } from '@grpc/grpc-js';
import { type Desk } from './desk.js';
import { callKinds } from './misbehaviour.js';
import { Outlet } from './outlet.js';
import { perform } from './perform.js';
import { malformed } from './refusals.js';
import { type Expected, type ProposedEvent, type WriteOutcome } from './stored-event.js';
import { googleAny, googleEmpty, shared, status, type Streams, streams } from './stubs.js';
import { at, expectedOf, identifier, proposedEvent, streamName } from './wire.js';

interface Batch {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
}

/**
 * The append the client chooses when it is given no credentials: one open stream for all appends. It is here so that
 * its faults can be shown and its use be seen; our adapter must never call it. It knows no largest size.
 */
export function batchAppend(desk: Desk, call: ServerDuplexStream<Streams.BatchAppendReq, Streams.BatchAppendResp>) {
  const outlet = new Outlet<Streams.BatchAppendResp>(call);
  const pending = new Map<string, Batch>();
  call.on('end', () => outlet.end());
  call.on('data', (message: Streams.BatchAppendReq) =>
    desk.serve(outlet, async () => {
      const id = message.getCorrelationId()?.getString() ?? '';
      const begun = pending.get(id);
      const batch = begun ?? header(message.getOptions());
      if (!begun) desk.receive('batchAppend', batch.stream, call.metadata);
      pending.set(id, batch);
      batch.events.push(...message.getProposedMessagesList().map(proposedEvent));
      if (!message.getIsFinal()) return;
      pending.delete(id);
      const answered = (outcome: WriteOutcome) => answer(id, batch, outcome);
      await perform(desk, outlet, desk.orders.take(callKinds, 'batchAppend', batch.stream), {
        store: () => answered(store(desk, batch)),
        conflict: () => answered({ kind: 'wrong-expected-version', current: desk.store.current(batch.stream) }),
        answer: response => void outlet.send(response),
      });
    }),
  );
}

function header(options: Streams.BatchAppendReq.Options | undefined): Batch {
  if (!options) throw malformed('A batch begins with its options.');
  const revision = options.hasStreamPosition() ? options.getStreamPosition() : undefined;
  return { stream: streamName(options.getStreamIdentifier()), expected: expectedOf(options, revision), events: [] };
}

function store(desk: Desk, { stream, expected, events }: Batch): WriteOutcome {
  const outcome = desk.store.append(stream, expected, events);
  if (outcome.kind === 'success') desk.appended();
  return outcome;
}

function answer(id: string, { stream, expected }: Batch, outcome: WriteOutcome): Streams.BatchAppendResp {
  const response = new streams.BatchAppendResp()
    .setCorrelationId(new shared.UUID().setString(id))
    .setStreamIdentifier(identifier(stream));
  if (outcome.kind !== 'success') return response.setError(error(stream, expected, outcome));
  const success = new streams.BatchAppendResp.Success();
  if (outcome.revision === undefined) success.setNoStream(new googleEmpty.Empty());
  else success.setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) success.setNoPosition(new googleEmpty.Empty());
  else success.setPosition(at(new shared.AllStreamPosition(), outcome.position));
  return response.setSuccess(success);
}

function error(stream: string, expected: Expected, outcome: Exclude<WriteOutcome, { kind: 'success' }>) {
  const details = new googleAny.Any();
  if (outcome.kind === 'stream-deleted') {
    const deleted = new shared.StreamDeleted().setStreamIdentifier(identifier(stream));
    details.pack(deleted.serializeBinary(), 'event_store.client.StreamDeleted');
  } else {
    const conflict = new shared.WrongExpectedVersion();
    if (outcome.current === undefined) conflict.setCurrentNoStream(new googleEmpty.Empty());
    else conflict.setCurrentStreamRevision(String(outcome.current));
    if (typeof expected === 'bigint') conflict.setExpectedStreamPosition(String(expected));
    if (expected === 'no_stream') conflict.setExpectedNoStream(new googleEmpty.Empty());
    if (expected === 'any') conflict.setExpectedAny(new googleEmpty.Empty());
    if (expected === 'stream_exists') conflict.setExpectedStreamExists(new googleEmpty.Empty());
    details.pack(conflict.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  }
  return new status.Status().setMessage(outcome.kind).setDetails(details);
}
