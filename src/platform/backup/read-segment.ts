import { join } from 'node:path';
import { BackupRefused } from './backup-refused.js';
import {
  parseLine,
  parseObject,
  segmentFile,
  stateFile,
  type Row,
  type SegmentHeader,
  type StateHeader,
} from './format.js';
import { refuseNewer, type Manifest } from './manifest.js';
import { hashBeside, readLines } from './read-lines.js';

export interface BackupLine {
  readonly kind: string;
  readonly row: Row;
  /** As it stands in the file. */
  readonly text: string;
}

export type BackupLines<Header> = AsyncGenerator<BackupLine, Header, undefined>;

/**
 * The lines of one segment as the manifest names it: header and order are checked before the first line, the hash of
 * the whole file after the last. What `check` has to say about a line is told with its number.
 * @throws BackupRefused naming file and line
 */
export function readSegment(
  folder: string,
  manifest: Manifest,
  index: number,
  check?: (line: BackupLine) => void,
): BackupLines<SegmentHeader> {
  const entry = manifest.segments[index]!;
  const file = segmentFile(index + 1);
  if (entry.file !== file) throw new BackupRefused(`the manifest has ${entry.file} where ${file} belongs`);
  return readChecked(folder, entry, text => segmentHeader(text, manifest, index), check);
}

/** The lines of the snapshot, under the same checks. */
export function readState(folder: string, manifest: Manifest): BackupLines<StateHeader> {
  if (manifest.state === null)
    throw new BackupRefused('the export never came to its end: it has no snapshot of the keys');
  return readChecked(folder, manifest.state, text => stateHeader(text, manifest));
}

async function* readChecked<Header>(
  folder: string,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
  headerOf: (text: string) => Header,
  check?: (line: BackupLine) => void,
): BackupLines<Header> {
  const path = join(folder, file);
  if ((await hashBeside(path)) !== sha256) {
    throw new BackupRefused(`${file}.sha256 is not the hash that the manifest has`);
  }
  const lines = readLines(path);
  let header: Header | undefined;
  for (let number = 1; ; number++) {
    const next = await lines.next();
    if (next.done) {
      if (next.value !== sha256) throw new BackupRefused(`${file} was changed: its SHA-256 is ${next.value}`);
      if (header === undefined) throw new BackupRefused(`${file} is empty`);
      return header;
    }
    const text = next.value;
    let line: BackupLine | null = null;
    try {
      if (header === undefined) header = headerOf(text);
      else {
        line = { ...parseLine(text), text };
        check?.(line);
      }
    } catch (error) {
      if (error instanceof BackupRefused) throw new BackupRefused(`${file}, line ${number}: ${error.message}`);
      throw error;
    }
    if (line !== null) yield line;
  }
}

function segmentHeader(text: string, { registerId, segments }: Manifest, index: number): SegmentHeader {
  const header = parseObject(text) as unknown as SegmentHeader;
  const entry = segments[index]!;
  const before = segments[index - 1];
  if (header.qadam !== 'log-segment') throw new BackupRefused('it is no segment of a log');
  refuseNewer('the segment', header.format);
  if (header.registerId !== registerId) throw new BackupRefused('it is of another register');
  if (header.number !== index + 1 || header.previousSha256 !== (before?.sha256 ?? null)) {
    throw new BackupRefused('it does not follow on the segment before it');
  }
  if (
    header.firstPosition !== (before?.lastPosition ?? 0) + 1 ||
    header.firstPosition !== entry.firstPosition ||
    header.lastPosition !== entry.lastPosition
  ) {
    throw new BackupRefused('its positions are not those that the manifest has');
  }
  return header;
}

function stateHeader(text: string, { registerId, position, state }: Manifest): StateHeader {
  const header = parseObject(text) as unknown as StateHeader;
  if (header.qadam !== 'state') throw new BackupRefused('it is no snapshot');
  refuseNewer('the snapshot', header.format);
  if (header.registerId !== registerId) throw new BackupRefused('it is of another register');
  if (state?.file !== stateFile(header.number) || state.position !== header.position || header.position > position) {
    throw new BackupRefused('it is not the snapshot that the manifest names');
  }
  return header;
}
