import { type Filter, filterOf } from './filter.js';
import { type Method } from './misbehaviour.js';
import { malformed } from './refusals.js';
import { type Streams } from './stubs.js';
import { streamName } from './wire.js';

/** A bound as asked: `undefined` for the start going forwards and for the end going backwards. */
export interface ReadRequest {
  readonly method: Method;
  /** `$all` when everything is asked for. */
  readonly stream: string;
  readonly from: bigint | 'start' | 'end';
  readonly backwards: boolean;
  readonly count: bigint;
  readonly filter: Filter | undefined;
}

/** Reads and subscriptions are one call; what the options say decides. Nothing is guessed for what they leave out. */
export function readRequest(options: Streams.ReadReq.Options | undefined): ReadRequest {
  if (!options?.getUuidOption()) throw malformed('The uuid option is required.');
  const [all, ofStream] = [options.getAll(), options.getStream()];
  if (!options.hasCount() && !options.hasSubscription()) throw malformed('A count or a subscription is required.');
  if (!options.hasFilter() && !options.hasNoFilter()) throw malformed('A filter, or none, is required.');
  const filter = options.getFilter();
  const rest = {
    backwards: options.getReadDirection() === 1,
    count: options.hasCount() ? BigInt(options.getCount()) : 0n,
    filter: filter && filterOf(filter),
  };
  if (options.hasSubscription() && rest.backwards) throw malformed('Subscriptions go forwards.');
  if (all) {
    const method = options.hasSubscription() ? 'subscribeToAll' : 'readAll';
    return { method, stream: '$all', from: fromPosition(all), ...rest };
  }
  if (!ofStream || filter) throw malformed('A stream, or all of them, is required; only $all is filtered.');
  const method = options.hasSubscription() ? 'subscribeToStream' : 'readStream';
  return { method, stream: streamName(ofStream.getStreamIdentifier()), from: fromRevision(ofStream), ...rest };
}

function fromPosition(all: Streams.ReadReq.Options.AllOptions): bigint | 'start' | 'end' {
  if (all.hasStart()) return 'start';
  if (all.hasEnd()) return 'end';
  const position = all.getPosition();
  if (!position) throw malformed('A position is required.');
  return BigInt(position.getCommitPosition());
}

function fromRevision(stream: Streams.ReadReq.Options.StreamOptions): bigint | 'start' | 'end' {
  if (stream.hasStart()) return 'start';
  if (stream.hasEnd()) return 'end';
  if (!stream.hasRevision()) throw malformed('A revision is required.');
  return BigInt(stream.getRevision());
}
