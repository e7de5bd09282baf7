import { failpoint } from '#failpoint';
import { IntegrityViolation, PayloadTooLarge } from '../event-store/event-log.errors.js';
import { StoreConflict, type StoreTransport } from '../event-store/eventstoredb/transport.js';
import { ChangeRefused } from './change-refused.js';
import type { LogRow, LogRows } from './log-rows.js';
import type { Patience } from './patience.js';

export interface CopyingParts {
  readonly rows: LogRows;
  readonly transport: StoreTransport;
  readonly patience: Patience;
  /** Told of the last position that the store has acknowledged. */
  readonly onStored: (position: number) => Promise<void>;
}

const APPEND_DEADLINE_MS = 5_000;

/**
 * Copies a stretch of the log into the store, strictly in order: the next append goes out when the last one was
 * acknowledged. What one command recorded together goes together, under its ids and the revision it was decided on, so
 * that the same stretch may be sent again after any end.
 */
export async function copyStretch(parts: CopyingParts, from: number, to: number): Promise<void> {
  for (let next = from; next <= to;) {
    const run = await runAt(parts.rows, next, to);
    await append(parts, run);
    next += run.length;
    failpoint('change.run-stored');
    await parts.onStored(next - 1);
  }
}

/** The events of one command that stand together. */
async function runAt(rows: LogRows, from: number, to: number): Promise<readonly LogRow[]> {
  const run: LogRow[] = [];
  for (let position = from; position <= to; position++) {
    const row = await rows.at(position);
    if (row?.position !== position) throw new IntegrityViolation(`the log has no position ${position}`);
    const last = run.at(-1);
    if (last !== undefined && (last.commandId !== row.commandId || last.stream !== row.stream)) break;
    run.push(row);
  }
  return run;
}

async function append({ transport, patience }: CopyingParts, run: readonly LogRow[]): Promise<void> {
  const [first] = run as readonly [LogRow];
  const events = run.map(({ eventId, type, data, meta }) => ({ id: eventId, type, data, meta }));
  for (;;) {
    try {
      await transport.append(first.stream, first.revision - 1, events, APPEND_DEADLINE_MS);
      return patience.wentOn();
    } catch (error) {
      if (error instanceof StoreConflict) {
        throw new ChangeRefused(
          `${first.stream} stands at revision ${error.actual} in the store, and ${first.revision} is to be copied: somebody else writes there`,
          { cause: error },
        );
      }
      if (error instanceof PayloadTooLarge || error instanceof IntegrityViolation)
        throw new ChangeRefused(`position ${first.position}: ${error.message}`, { cause: error });
      await patience.afterFailure(error);
    }
  }
}
