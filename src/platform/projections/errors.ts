import { LogUnavailable } from '../event-store/event-log.errors.js';

/** Another process owns the work now, or nobody does: everything not committed is given up. */
export class LostOwnership extends Error {
  override readonly name = 'LostOwnership';
}

/** The fold of one event failed, whatever the outage: `position` is the culprit. */
export class EventFault extends Error {
  override readonly name = 'EventFault';
  constructor(
    readonly position: number,
    override readonly cause: Error,
  ) {
    super(cause.message, { cause });
  }
}

/** 08 connection, 53 resources, 57 operator intervention and time-outs, 40 serialization, 55P03 lock, 25P03/25P04 idle. */
const TRANSIENT_SQLSTATE = /^(08...|53...|57...|40...|55P03|55006|25P0[1345]|58...)$/;
const TRANSIENT_SYSTEM = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ENOENT)/;
const TRANSIENT_MESSAGE =
  /connection terminated|connection error|timeout exceeded|query read timeout|not queryable|connection.*(ended|closed)|client was closed/i;

/** True when nothing is wrong with the event: tried again for ever. Everything else is a fault of what we project. */
export function isTransient(error: unknown): boolean {
  if (error instanceof EventFault) return false;
  if (error instanceof LogUnavailable) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return TRANSIENT_SQLSTATE.test(code) || TRANSIENT_SYSTEM.test(code) || TRANSIENT_MESSAGE.test(error.message);
}

export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
