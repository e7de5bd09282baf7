import { IntegrityViolation } from '../event-store/event-log.errors.js';
import { backoff, realTimers, sleep } from '../event-store/timers.js';
import { BackupRefused } from './backup-refused.js';
import { exportPass, type Exported, type ExportParts } from './export.js';

export interface FollowOptions {
  /** A pass begins at the latest so long after the last one. */
  readonly everyMs: number;
  /** The log's head now; asked between passes. */
  readonly head: () => Promise<number>;
  readonly signal: AbortSignal;
  readonly onPass: (exported: Exported) => void;
  readonly onOutage: (error: Error) => void;
}

const LOOK_MS = 2_000;

/**
 * Keeps a folder up to date until it is asked to stop: a pass as soon as a segment's worth of events has come, and
 * every so often whatever has come, also when that is nothing: the time in the table of contents says how old the
 * backup can be. Outages are waited out. Asked to stop, it ends after the segment in hand, or with one last pass.
 * @throws BackupRefused, IntegrityViolation: going on would not help
 */
export async function followExport(parts: ExportParts, options: FollowOptions): Promise<Exported> {
  const { signal, onPass, onOutage } = options;
  let content: string | null = null;
  for (let failures = 0; ;) {
    const last = signal.aborted;
    try {
      const exported = await exportPass(parts, last ? undefined : signal, content);
      ({ content } = exported);
      failures = 0;
      onPass(exported);
      if (last || signal.aborted) return exported;
      await untilDue(parts.segmentEvents, exported.manifest.position, options);
    } catch (error) {
      if (last || isFinal(error)) throw error;
      onOutage(error as Error);
      await sleep(realTimers, backoff(realTimers, failures++), signal);
    }
  }
}

async function untilDue(
  segmentEvents: number,
  position: number,
  { everyMs, head, signal }: FollowOptions,
): Promise<void> {
  for (let left = everyMs; left > 0 && !signal.aborted; left -= LOOK_MS) {
    await sleep(realTimers, Math.min(left, LOOK_MS), signal);
    if (!signal.aborted && (await head()) >= position + segmentEvents) return;
  }
}

const isFinal = (error: unknown): boolean => error instanceof BackupRefused || error instanceof IntegrityViolation;
