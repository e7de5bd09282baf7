import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivate } from '../config/private-file.js';
import { BackupRefused } from './backup-refused.js';
import { FORMAT, MANIFEST, parseObject } from './format.js';

export interface SegmentEntry {
  readonly file: string;
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly sha256: string;
}

/** How far a backup reaches, and the hashes of everything up to there. */
export interface Totals {
  /** Of the last event, and how many there are. */
  readonly position: number;
  readonly lastEventId: string | null;
  readonly commands: number;
  /** Commands that recorded nothing. */
  readonly quiet: number;
  /** Running hash over the lines of events and of the commands that recorded them, in the order of positions. */
  readonly logSha256: string;
  readonly quietSha256: string;
}

/** The table of contents of a backup, and the one file that is ever replaced. What it does not name does not count. */
export interface Manifest extends Totals {
  readonly qadam: 'backup';
  readonly format: number;
  /** Of this folder: what keeps two exporters and two restores apart. */
  readonly folderId: string;
  readonly registerId: string;
  readonly incarnation: number;
  readonly store: string;
  /** The register as it stood then is in the folder, whole; null before the first export came to its end. */
  readonly exportedAt: string | null;
  readonly segments: readonly SegmentEntry[];
  /** The latest snapshot, the only one that is kept: an older one would still hold who has been erased since. */
  readonly state: { readonly file: string; readonly sha256: string; readonly position: number } | null;
}

/** @throws BackupRefused when there is none, or one of a newer release */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await findManifest(folder);
  if (manifest === null) throw new BackupRefused(`${folder} holds no ${MANIFEST}: it is no backup`);
  return manifest;
}

export async function findManifest(folder: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  let value: Record<string, unknown>;
  try {
    value = parseObject(text);
  } catch {
    throw new BackupRefused(`${MANIFEST} is not the JSON it should be`);
  }
  if (value['qadam'] !== 'backup') throw new BackupRefused(`${MANIFEST} is of something else`);
  refuseNewer(MANIFEST, value['format']);
  const manifest = value as unknown as Manifest;
  if (!Array.isArray(manifest.segments)) throw new BackupRefused(`${MANIFEST} names no segments`);
  return manifest;
}

/** Whole or not at all, whenever the process dies. */
export function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const { segments, ...rest } = manifest;
  const lines = segments.map(entry => `\n    ${JSON.stringify(entry)}`);
  const head = JSON.stringify(rest, null, 2).slice(0, -2);
  return writePrivate(join(folder, MANIFEST), `${head},\n  "segments": [${lines.join(',')}\n  ]\n}\n`);
}

export function refuseNewer(file: string, format: unknown): void {
  if (typeof format === 'number' && format >= 1 && format <= FORMAT) return;
  throw new BackupRefused(`${file} has format ${String(format)}; this release reads up to ${FORMAT}`);
}
