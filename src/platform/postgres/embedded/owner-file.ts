import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { errorCode } from './refusal.js';
import { readProcess, type ProcessFacts } from './process-facts.js';

/** Who supervises this data. The start time tells the owner from a later process with its pid. */
export interface Owner {
  readonly pid: number;
  readonly startTime: string;
}

export function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startTime' in value)) return undefined;
    const { pid, startTime } = value;
    return Number.isInteger(pid) && typeof startTime === 'string' ? { pid: Number(pid), startTime } : undefined;
  } catch {
    return undefined;
  }
}

/** An owner counts while a process with its pid *and* its start time lives; a zombie does not live. */
export function ownerIsAlive(owner: Owner | undefined, facts: ProcessFacts | undefined): boolean {
  return owner !== undefined && facts !== undefined && !facts.zombie && facts.startTime === owner.startTime;
}

export type Claim =
  { readonly held: true; release(): void } | { readonly held: false; readonly owner: Owner | undefined };

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export function readOwner(path: string): Owner | undefined {
  return parseOwner(readText(path) ?? '');
}

/** Puts a stale file away. False when another starter was quicker: then its fresh file is put back. */
function removeStale(path: string, stale: string): boolean {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
  const isTheStaleOne = readText(aside) === stale;
  if (!isTheStaleOne) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
  unlinkSync(aside);
  return isTheStaleOne;
}

/**
 * Claims the data for this process. The file appears whole (written aside, then linked), so no
 * reader sees half of one. PostgreSQL's own interlock stands behind it.
 */
export function claimOwnership(path: string): Claim {
  const self: Owner = { pid: process.pid, startTime: readProcess(process.pid)?.startTime ?? '' };
  const text = JSON.stringify({ ...self, claim: randomUUID() });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(draft, path);
        return {
          held: true,
          release: () => {
            if (readText(path) === text) unlinkSync(path);
          },
        };
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
      const found = readText(path);
      const owner = parseOwner(found ?? '');
      if (owner && ownerIsAlive(owner, readProcess(owner.pid))) return { held: false, owner };
      if (found !== undefined) removeStale(path, found);
    }
    return { held: false, owner: readOwner(path) };
  } finally {
    unlinkSync(draft);
  }
}
