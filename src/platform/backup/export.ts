import type { Client } from 'pg';
import { failpoint } from '#failpoint';
import type { DatabaseAddress } from '../postgres/pool.js';
import { BackupRefused } from './backup-refused.js';
import { endOfCommand, rowsOf } from './log-lines.js';
import { readManifest, writeManifest, type Manifest } from './manifest.js';
import { openFolder, tidyFolder } from './open-folder.js';
import type { Progress } from './progress.js';
import { connectToRead, inSnapshot, momentOf, type Moment } from './moments.js';
import type { StateTable } from './state-tables.js';
import { writeSegment, writeState } from './write-files.js';

export interface ExportParts {
  readonly folder: string;
  readonly address: DatabaseAddress;
  readonly role: string | null;
  readonly tables: readonly StateTable[];
  /** HMAC of the register's id under its key. */
  readonly registerKeyCheck: (registerId: string) => string;
  /** A segment ends at the first command that reaches so many events. */
  readonly segmentEvents: number;
  readonly progress?: Progress;
}

export interface Exported {
  readonly manifest: Manifest;
  /** False when it was asked to stop before the end: what is written stands, and the next run goes on behind it. */
  readonly complete: boolean;
  /** What the snapshot says, for the next pass. */
  readonly content: string | null;
}

/**
 * Brings a folder up to the log's head. What there is much of is read in a snapshot of the database for each segment;
 * the last of it in that of the keys and the vault, so that the whole is one state the register has been in, and so
 * that it ends however fast others write. Page by page: the log's length does not matter to the memory.
 * @throws BackupRefused when the folder is of another history; IntegrityViolation when the log has a hole
 */
export async function exportPass(
  parts: ExportParts,
  signal?: AbortSignal,
  known: string | null = null,
): Promise<Exported> {
  const { folder, segmentEvents, progress } = parts;
  const client = await connectToRead(parts.address, parts.role);
  try {
    const { head: goal } = await lockFolder(client, folder);
    const pass = new Pass(client, parts, await tidyFolder(folder, await readManifest(folder)), known);
    progress?.begin('exported', goal, pass.manifest.position);
    while (goal - pass.manifest.position > segmentEvents && !signal?.aborted) {
      await inSnapshot(client, moment => pass.writeSegment(moment));
    }
    let complete = false;
    await inSnapshot(client, async moment => {
      while (!signal?.aborted && !(complete = pass.isAt(moment))) await pass.writeSegment(moment);
      if (complete) await pass.writeState(moment);
    });
    await tidyFolder(folder, pass.manifest);
    progress?.end();
    return { manifest: pass.manifest, complete, content: pass.content };
  } finally {
    await client.end();
  }
}

/** What one pass has written so far. */
class Pass {
  constructor(
    private readonly client: Client,
    private readonly parts: ExportParts,
    public manifest: Manifest,
    public content: string | null,
  ) {}

  isAt({ head, quiet }: Moment): boolean {
    return this.manifest.position === head && this.manifest.quiet === quiet;
  }

  async writeSegment(moment: Moment): Promise<void> {
    const { client, parts, manifest } = this;
    await refuseOtherHistory(client, manifest, moment);
    const wanted = Math.min(manifest.position + parts.segmentEvents, moment.head);
    // Of quiet commands alone, when there are no events.
    const last = wanted === manifest.position ? wanted : await endOfCommand(client, wanted);
    this.manifest = await writeSegment(client, parts.folder, moment, manifest, last, parts.progress);
    await writeManifest(parts.folder, this.manifest);
    failpoint('export.segment-listed');
  }

  async writeState(moment: Moment): Promise<void> {
    const { client, parts, content } = this;
    await refuseOtherHistory(client, this.manifest, moment);
    const header = { takenAt: moment.at, registerKeyCheck: parts.registerKeyCheck(moment.registerId) };
    const written = await writeState(client, parts.folder, parts.tables, this.manifest, header, content);
    const { incarnation, store, at: exportedAt } = moment;
    this.manifest = { ...written.manifest, incarnation, store, exportedAt };
    this.content = written.content;
    await writeManifest(parts.folder, this.manifest);
    failpoint('export.state-listed');
  }
}

/** Held by the session: who is killed holds it no longer. */
async function lockFolder(client: Client, folder: string): Promise<Moment> {
  const moment = await momentOf(client);
  const { folderId } = await openFolder(folder, moment);
  const [row] = await rowsOf(client, `select pg_try_advisory_lock(hashtextextended($1, 0)) as taken`, [
    `qadam:export:${folderId}`,
  ]);
  if (row?.['taken'] !== 't') throw new BackupRefused('another export is writing into this folder');
  return moment;
}

/** The last event of the folder is still the one we saw, or nothing may follow on it. */
async function refuseOtherHistory(client: Client, manifest: Manifest, moment: Moment): Promise<void> {
  const { position, lastEventId, quiet } = manifest;
  if (position === 0 && quiet === 0) return;
  const [row] = await rowsOf(client, 'select event_id from es.event where position = $1', [position]);
  if ((row?.['event_id'] ?? null) === lastEventId && moment.quiet >= quiet && moment.head >= position) return;
  throw new BackupRefused(
    `the folder reaches position ${position} of another history than the register's, which has ` +
      `${row === undefined ? `${moment.head} events` : 'another event there'}: it was restored since. Export into a new folder.`,
  );
}
