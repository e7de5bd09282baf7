import { malformed } from './refusals.js';
import { type StoredEvent } from './stored-event.js';
import { type Streams } from './stubs.js';

/** The pages of a server that was told no window. */
const defaultWindow = 32;

/** A filter of `$all` as the server applies it, and after how many considered events it sends a checkpoint. */
export interface Filter {
  allows(event: StoredEvent): boolean;
  readonly checkpointInterval: number;
}

export function filterOf(options: Streams.ReadReq.Options.FilterOptions): Filter {
  const multiplier = options.getCheckpointintervalmultiplier();
  if (multiplier <= 0) throw malformed('A checkpoint interval multiplier is required.');
  const window = options.hasMax() ? options.getMax() : defaultWindow;
  const onStream = options.getStreamIdentifier();
  const expression = onStream ?? options.getEventType();
  if (!expression) throw malformed('A filter is on stream names or on event types.');
  const matches = matcher(expression.getRegex(), expression.getPrefixList());
  const allows = (event: StoredEvent): boolean => matches(onStream ? event.stream : event.type);
  return { allows, checkpointInterval: multiplier * window };
}

function matcher(regex: string, prefixes: readonly string[]): (text: string) => boolean {
  if (regex !== '') {
    const expression = new RegExp(regex);
    return text => expression.test(text);
  }
  if (prefixes.length === 0) throw malformed('A filter has a regular expression or prefixes.');
  return text => prefixes.some(prefix => text.startsWith(prefix));
}
