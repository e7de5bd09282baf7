import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BackupRefused } from './backup-refused.js';

/** Longer than any line that is written: a command takes at most 1 MiB, and JSON doubles some characters. */
const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * The lines of a file, with little of it in memory; answers the SHA-256 of all its bytes at the end.
 * @throws BackupRefused when the file is missing, ends within a line, or is not UTF-8
 */
export async function* readLines(path: string): AsyncGenerator<string, string, undefined> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      hash.update(chunk as Buffer);
      rest += decoder.decode(chunk as Buffer, { stream: true });
      let from = 0;
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
        yield rest.slice(from, end);
        from = end + 1;
      }
      rest = rest.slice(from);
      if (rest.length > LONGEST_LINE) throw new BackupRefused(`${basename(path)} has a line that no export writes`);
    }
    decoder.decode();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupRefused(`${basename(path)} is missing`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new BackupRefused(`${basename(path)} is not UTF-8`);
    throw error;
  }
  if (rest !== '') throw new BackupRefused(`${basename(path)} ends within a line`);
  return hash.digest('hex');
}

/** What the file beside it says its SHA-256 is. @throws BackupRefused when there is none */
export async function hashBeside(path: string): Promise<string> {
  const text = await readFile(`${path}.sha256`, 'utf8').catch(() => null);
  const match = text === null ? null : /^([0-9a-f]{64}) {2}(\S+)\n$/.exec(text);
  if (match === null || match[2] !== basename(path)) {
    throw new BackupRefused(`${basename(path)}.sha256 is missing, or is not of that file`);
  }
  return match[1]!;
}
