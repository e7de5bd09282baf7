import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefused } from './backup-refused.js';
import { FORMAT, MANIFEST, parseObject, segmentFile, type SegmentHeader } from './format.js';
import { LogTotals, NOTHING } from './log-totals.js';
import { findManifest, readManifest, writeManifest, type Manifest } from './manifest.js';
import { hashBeside, readLines } from './read-lines.js';
import { readSegment } from './read-segment.js';

/** What a register says of itself. */
export interface Standing {
  readonly registerId: string;
  readonly incarnation: number;
  readonly store: string;
}

/** The folder's table of contents; a new folder gets its first. @throws BackupRefused when it holds something else */
export async function openFolder(folder: string, { registerId, incarnation, store }: Standing): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await findManifest(folder);
  if (found === null) {
    const others = (await readdir(folder)).filter(name => !name.startsWith(`${MANIFEST}.`));
    if (others.length > 0)
      throw new BackupRefused(`${folder} is not empty and holds no ${MANIFEST}: name a folder of its own`);
    await writeManifest(folder, {
      qadam: 'backup',
      format: FORMAT,
      folderId: randomUUID(),
      registerId,
      incarnation,
      store,
      exportedAt: null,
      ...NOTHING,
      state: null,
      segments: [],
    });
  }
  const manifest = await readManifest(folder);
  if (manifest.registerId !== registerId) {
    throw new BackupRefused(`${folder} is a backup of register ${manifest.registerId}, and this is ${registerId}`);
  }
  return manifest;
}

const OURS = /^(segment|state)-\d{9}\.ndjson(\..+)?$/;

/**
 * After a process died here: a segment that was complete but not yet in the table of contents is taken in; everything
 * else that the table does not name is removed, half written files and snapshots that were replaced.
 */
export async function tidyFolder(folder: string, manifest: Manifest): Promise<Manifest> {
  const kept = (await adoptNext(folder, manifest)) ?? manifest;
  const named = new Set([MANIFEST]);
  for (const { file } of [...kept.segments, ...(kept.state === null ? [] : [kept.state])]) {
    named.add(file).add(`${file}.sha256`);
  }
  for (const name of await readdir(folder)) {
    const ours = OURS.test(name) || name.startsWith(`${MANIFEST}.`);
    if (ours && !named.has(name)) await rm(join(folder, name), { force: true });
  }
  return kept;
}

async function adoptNext(folder: string, manifest: Manifest): Promise<Manifest | null> {
  const index = manifest.segments.length;
  const file = segmentFile(index + 1);
  if (!(await readdir(folder)).includes(file)) return null;
  try {
    const sha256 = await hashBeside(join(folder, file));
    const { firstPosition, lastPosition, incarnation, store } = await headerOf(join(folder, file));
    const entry = { file, firstPosition, lastPosition, sha256 };
    const next = { ...manifest, incarnation, store, segments: [...manifest.segments, entry] };
    const totals = new LogTotals(manifest);
    for await (const { kind, row, text } of readSegment(folder, next, index)) totals.add(kind, row, text);
    if (totals.position !== lastPosition) return null;
    const adopted = { ...next, ...totals.value };
    await writeManifest(folder, adopted);
    return adopted;
  } catch (error) {
    if (error instanceof BackupRefused) return null;
    throw error;
  }
}

async function headerOf(path: string): Promise<SegmentHeader> {
  for await (const line of readLines(path)) return parseObject(line) as unknown as SegmentHeader;
  throw new BackupRefused(`${path} is empty`);
}
