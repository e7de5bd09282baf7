import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { FORMAT, lineOf, segmentFile, stateFile, type SegmentHeader, type StateHeader } from './format.js';
import { LineFile } from './line-file.js';
import { logLines, quietLines } from './log-lines.js';
import { LogTotals } from './log-totals.js';
import type { Manifest } from './manifest.js';
import type { Standing } from './open-folder.js';
import type { Progress } from './progress.js';
import { RunningHash } from './running-hash.js';
import { stateRows, type StateTable } from './state-tables.js';

/** The log up to a position as the next segment of a backup; answers the table of contents with it. */
export async function writeSegment(
  client: ClientBase,
  folder: string,
  { registerId, incarnation, store }: Standing,
  manifest: Manifest,
  lastPosition: number,
  progress?: Progress,
): Promise<Manifest> {
  const number = manifest.segments.length + 1;
  const firstPosition = manifest.position + 1;
  const header: SegmentHeader = {
    qadam: 'log-segment',
    format: FORMAT,
    registerId,
    incarnation,
    store,
    number,
    firstPosition,
    lastPosition,
    previousSha256: manifest.segments.at(-1)?.sha256 ?? null,
  };
  const totals = new LogTotals(manifest);
  const file = await LineFile.create(join(folder, segmentFile(number)));
  try {
    await file.add(JSON.stringify(header));
    for (const lines of [
      logLines(client, firstPosition, lastPosition),
      quietLines(client, manifest.quiet, lastPosition),
    ]) {
      for await (const { kind, row } of lines) {
        const text = lineOf(kind, row);
        totals.add(kind, row, text);
        await file.add(text);
        if (kind === 'event') progress?.reached(totals.position);
      }
    }
    const entry = { file: segmentFile(number), firstPosition, lastPosition, sha256: await file.finish() };
    return { ...manifest, incarnation, store, ...totals.value, segments: [...manifest.segments, entry] };
  } finally {
    await file.discard();
  }
}

export interface Snapshot {
  readonly manifest: Manifest;
  /** Over its rows: the same rows give the same, whenever they were read. */
  readonly content: string;
}

/** What is no history, as a snapshot that replaces the last one; not written again when it would say the same. */
export async function writeState(
  client: ClientBase,
  folder: string,
  tables: readonly StateTable[],
  manifest: Manifest,
  header: Pick<StateHeader, 'takenAt' | 'registerKeyCheck'>,
  known: string | null,
): Promise<Snapshot> {
  const { registerId, incarnation, position, state } = manifest;
  const number = state === null ? 1 : Number(/\d+/.exec(state.file)?.[0] ?? 0) + 1;
  const first: StateHeader = { qadam: 'state', format: FORMAT, registerId, incarnation, number, position, ...header };
  const hash = new RunningHash();
  const file = await LineFile.create(join(folder, stateFile(number)));
  try {
    await file.add(JSON.stringify(first));
    for (const table of tables) {
      for await (const row of stateRows(client, table)) {
        const text = lineOf(table.kind, row);
        hash.add(text);
        await file.add(text);
      }
    }
    const content = hash.value;
    if (content === known && state?.position === position) return { manifest, content };
    const sha256 = await file.finish();
    return { manifest: { ...manifest, state: { file: stateFile(number), sha256, position } }, content };
  } finally {
    await file.discard();
  }
}
