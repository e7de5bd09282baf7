import { BackupRefused } from './backup-refused.js';
import type { StateHeader } from './format.js';
import { HistoryCheck } from './history-check.js';
import { LogTotals } from './log-totals.js';
import { readManifest, type Manifest, type Totals } from './manifest.js';
import type { Progress } from './progress.js';
import { readSegment, readState } from './read-segment.js';
import { RestorePlan } from './restore-plan.js';

/** A backup in which everything was found to be right. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  /** null: the export never came to its end, and there is nothing to restore yet. */
  readonly state: StateHeader | null;
  /** What a restore up to the asked position brings back: whole commands only. */
  readonly plan: Totals;
}

export interface CheckOptions {
  /** Inclusive; absent: everything. */
  readonly upTo?: number;
  readonly progress?: Progress;
}

/**
 * Reads the whole backup, without a database: all hashes, their chain, positions and revisions, every event against its
 * own hash, the ledger, and the manifest against what it should say. @throws BackupRefused with the first fault
 */
export async function checkFolder(folder: string, { upTo, progress }: CheckOptions = {}): Promise<CheckedBackup> {
  const manifest = await readManifest(folder);
  if (upTo !== undefined && upTo > manifest.position) {
    throw new BackupRefused(`the backup ends at position ${manifest.position}, before ${upTo}`);
  }
  const history = new HistoryCheck();
  const all = new LogTotals();
  const plan = new RestorePlan(upTo);
  let incarnation = 1;
  progress?.begin('checked', manifest.position);
  for (const [index, { file }] of manifest.segments.entries()) {
    const lines = readSegment(folder, manifest, index, ({ kind, row }) => history.add(kind, row));
    let next = await lines.next();
    for (; !next.done; next = await lines.next()) {
      const { kind, row, text } = next.value;
      all.add(kind, row, text);
      if (kind === 'event') progress?.reached(all.position);
      plan.add(kind, row, text);
    }
    const header = next.value;
    if (!history.whole || header.lastPosition !== all.position || header.incarnation < incarnation) {
      throw new BackupRefused(`${file} does not hold what its header says`);
    }
    incarnation = header.incarnation;
    plan.segmentEnded(header.lastPosition);
  }
  refuseOtherTotals(manifest, { ...all.value, ...(manifest.segments.length > 0 && { incarnation }) });
  const state = manifest.state === null ? null : await endOf(readState(folder, manifest));
  progress?.end();
  return { manifest, state, plan: plan.end() };
}

function refuseOtherTotals(manifest: Manifest, found: Partial<Manifest>): void {
  for (const [name, value] of Object.entries(found)) {
    const said = manifest[name as keyof Manifest];
    if (said !== value) {
      throw new BackupRefused(`the manifest says ${name} ${String(said)}, the segments ${String(value)}`);
    }
  }
}

async function endOf<Header>(lines: AsyncGenerator<unknown, Header>): Promise<Header> {
  for (;;) {
    const next = await lines.next();
    if (next.done) return next.value;
  }
}
