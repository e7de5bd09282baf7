import { NotCanonical } from './canonical-json.js';
import type { AppendCommand } from './event-log.js';
import { PayloadTooLarge } from './event-log.errors.js';

export const MAX_COMMAND_BYTES = 1024 * 1024;
/** What the other columns of an event take, roughly: identifiers, hashes, dates. */
const EVENT_OVERHEAD = 400;
const CONTROL = /[\u0000-\u001f]/;

/**
 * What every adapter refuses before the store is asked. Gives the command's size in bytes.
 * @throws PayloadTooLarge beyond 1 MiB
 * @throws NotCanonical a raw control character, which canonical JSON escapes and no identifier has
 */
export function checkCommand(command: AppendCommand): number {
  let bytes = EVENT_OVERHEAD;
  if (command.stream === '' || CONTROL.test(command.stream)) throw new NotCanonical('a stream needs a plain name');
  for (const event of command.events) {
    if (CONTROL.test(event.data) || CONTROL.test(event.meta)) throw new NotCanonical('raw control character');
    if (CONTROL.test(event.type + event.actor + event.correlationId + (event.causationId ?? ''))) {
      throw new NotCanonical('raw control character in an identifier');
    }
    bytes += EVENT_OVERHEAD + Buffer.byteLength(event.data) + Buffer.byteLength(event.meta);
  }
  if (bytes > MAX_COMMAND_BYTES) throw new PayloadTooLarge(`the command takes ${bytes} bytes, more than 1 MiB`);
  return bytes;
}

/** The revision a stream must have; -1 stands for "does not exist". */
export function expectedRevision(command: AppendCommand): number {
  return command.expected === 'none' ? -1 : command.expected.revision;
}
