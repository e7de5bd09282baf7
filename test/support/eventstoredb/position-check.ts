import { status } from '@grpc/grpc-js';
import { type Log } from './log.js';
import { type ReadRequest } from './read-request.js';
import { invalidPosition, refusal } from './refusals.js';

/**
 * What the server makes of a position it is asked to read `$all` from. Inside the log an event must begin there. Beyond
 * it nothing is wrong going forwards: the answer is empty, and a subscription waits. Backwards it is an error.
 */
export function checkPosition(log: Log, { from, backwards }: Pick<ReadRequest, 'from' | 'backwards'>): void {
  if (typeof from !== 'bigint' || from === log.end || log.isPosition(from)) return;
  const last = log.events.at(-1)?.commit ?? 0n;
  if (backwards && from > log.end) throw refusal(status.UNKNOWN, 'Unexpected ReadAllResult: Error');
  if (backwards || from <= last) throw invalidPosition();
}
