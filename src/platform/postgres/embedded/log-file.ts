import { closeSync, copyFileSync, fstatSync, openSync, readSync, renameSync, statSync, truncateSync } from 'node:fs';
import { errorCode } from './refusal.js';

const KEPT_LOGS = 3;

/**
 * Keeps the server's log below a size. The server holds the file open for appending, so the
 * text is copied aside and the file cut: lines written in between are lost, which a log bears.
 */
export function rotateLog(path: string, limitBytes: number): boolean {
  try {
    if (statSync(path).size <= limitBytes) return false;
    for (let number = KEPT_LOGS - 1; number >= 1; number -= 1) {
      try {
        renameSync(`${path}.${number}`, `${path}.${number + 1}`);
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') throw error;
      }
    }
    copyFileSync(path, `${path}.1`);
    truncateSync(path, 0);
    return true;
  } catch {
    return false; // a full disk or a missing file must not take the server down with it
  }
}

export function logSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written after `offset`, at most the last 8 kB of it. */
export function readLogFrom(path: string, offset: number): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const start = Math.max(offset <= size ? offset : 0, size - 8_192);
      const buffer = Buffer.alloc(Math.max(0, size - start));
      const length = readSync(file, buffer, 0, buffer.length, start);
      return buffer.toString('utf8', 0, length);
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** The line that says why the server went, or the last line. */
export function reasonInLog(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const loud = lines.filter(line => /\b(FATAL|PANIC):/.test(line)).at(-1) ?? lines.at(-1) ?? 'no reason in its log';
  return loud.replace(/^.*?\b(FATAL|PANIC):\s*/, '');
}
