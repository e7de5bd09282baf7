import { malformed, metadataMissing } from './refusals.js';
import { type Expected, type ProposedEvent, type StoredEvent, type WriteOutcome } from './stored-event.js';
import { type Shared, shared, type Streams, streams } from './stubs.js';

/** Between the client's messages and the store. 64-bit numbers are text on both sides: nothing here is a Number. */

const ticksPerMillisecond = 10_000n;

export function streamName(identifier: Shared.StreamIdentifier | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw malformed('A stream name is required.');
  return name;
}

interface ExpectedOptions {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedOf(options: ExpectedOptions, revision: string | undefined): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (revision === undefined) throw malformed('An expected revision is required.');
  return BigInt(revision);
}

type Proposed = Streams.AppendReq.ProposedMessage | Streams.BatchAppendReq.ProposedMessage;

export function proposedEvent(message: Proposed): ProposedEvent {
  const type = message.getMetadataMap().get('type');
  const contentType = message.getMetadataMap().get('content-type');
  if (type === undefined) throw metadataMissing('type');
  if (contentType === undefined) throw metadataMissing('content-type');
  const id = message.getId()?.getString() ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw malformed(`'${id}' is not a valid id`);
  const data = Buffer.from(message.getData_asU8());
  return { id: id.toLowerCase(), type, contentType, data, metadata: Buffer.from(message.getCustomMetadata_asU8()) };
}

/** What the server counts towards its limit. */
export const sizeOnDisk = ({ type, data, metadata }: ProposedEvent): number =>
  type.length * 2 + data.length + metadata.length;

export function appendAnswer(outcome: Exclude<WriteOutcome, { kind: 'stream-deleted' }>, expected: Expected) {
  return outcome.kind === 'success' ? appended(outcome) : conflicted(outcome.current, expected);
}

function appended({ revision, position }: Extract<WriteOutcome, { kind: 'success' }>): Streams.AppendResp {
  const success = new streams.AppendResp.Success();
  if (revision === undefined) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(revision));
  if (position === undefined) success.setNoPosition(new shared.Empty());
  else success.setPosition(at(new streams.AppendResp.Position(), position));
  return new streams.AppendResp().setSuccess(success);
}

export function conflicted(current: bigint | undefined, expected: Expected): Streams.AppendResp {
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  if (current === undefined) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(current));
  if (expected === 'any') conflict.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') conflict.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') conflict.setExpectedStreamExists(new shared.Empty());
  else conflict.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(conflict);
}

interface Placed {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

export function at<T extends Placed>(message: T, commit: bigint, prepare = commit): T {
  message.setCommitPosition(String(commit));
  message.setPreparePosition(String(prepare));
  return message;
}

export function eventMessage(event: StoredEvent): Streams.ReadResp {
  const recorded = at(new streams.ReadResp.ReadEvent.RecordedEvent(), event.commit, event.prepare);
  recorded.setId(new shared.UUID().setString(event.id));
  recorded.setStreamIdentifier(identifier(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.getMetadataMap().set('type', event.type).set('content-type', readContentType(event));
  recorded.getMetadataMap().set('created', String(BigInt(event.created.getTime()) * ticksPerMillisecond));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.commit));
  return new streams.ReadResp().setEvent(read);
}

/** The server remembers only whether it is JSON. */
const readContentType = ({ contentType }: StoredEvent): string =>
  contentType === 'application/json' ? contentType : 'application/octet-stream';

export const identifier = (stream: string): Shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));

export const confirmation = (id: string): Streams.ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const checkpoint = (position: bigint): Streams.ReadResp =>
  new streams.ReadResp().setCheckpoint(at(new streams.ReadResp.Checkpoint(), position));

export const caughtUp = (): Streams.ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const streamNotFound = (stream: string): Streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
  );
