import { ClockSkew, ConcurrencyConflict, IdempotencyKeyReused } from '../event-log.errors.js';
import type { Verdict } from './batch-text.js';
import type { PendingAppend } from './pending-append.js';

/** Tells a caller what es.append said of its command. */
export function tell(pending: PendingAppend, verdict: Verdict): void {
  const { commandId, fingerprint, stream, expected } = pending.command;
  switch (verdict[0]) {
    case 'stored':
    case 'duplicate':
      return pending.answer({
        commandId,
        fingerprint,
        stream: verdict[0] === 'duplicate' ? verdict[4] : stream,
        events: verdict[1] === null ? 0 : verdict[2] - verdict[1] + 1,
        lastPosition: verdict[2],
        lastRevision: verdict[3],
        duplicate: verdict[0] === 'duplicate',
      });
    case 'key-reused':
      return pending.refuse(new IdempotencyKeyReused(commandId));
    case 'conflict':
      return pending.refuse(
        new ConcurrencyConflict(stream, expected === 'none' ? 'none' : expected.revision, verdict[1]),
      );
    case 'clock-skew':
      return pending.refuse(new ClockSkew(`recordedAt is more than 2 s off the store's clock, ${verdict[1]}`));
  }
}
