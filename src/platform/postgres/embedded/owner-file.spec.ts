import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimOwnership, ownerIsAlive, parseOwner, readOwner } from './owner-file.js';
import { parseProcStat, processesWorkingIn, readProcess } from './process-facts.js';

describe('the facts of a process', () => {
  it('are read right although its name holds parentheses and blanks', () => {
    const rest = 'S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 98765 20 21';
    expect(parseProcStat(`42 (a ) b (c) ${rest}`)).toEqual({ state: 'S', startTicks: '98765' });
    expect(parseProcStat('')).toBeUndefined();
  });

  it('tell this process and do not tell one that is not there', () => {
    expect(readProcess(process.pid)).toMatchObject({ zombie: false });
    expect(readProcess(process.pid)?.startTime).toBe(readProcess(process.pid)?.startTime);
    expect(readProcess(2 ** 22 + 1)).toBeUndefined();
    if (process.platform === 'linux') expect(processesWorkingIn(process.cwd())).toContain(process.pid);
  });
});

describe('the owner of the data', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync('/tmp/qadam-owner-');
    path = join(folder, 'owner.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the first who claims; the second learns who it is, also within one process', () => {
    const first = claimOwnership(path);
    expect(first.held).toBe(true);
    expect(claimOwnership(path)).toMatchObject({ held: false, owner: { pid: process.pid } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['owner.json']);
  });

  it('can be another one after release', () => {
    const first = claimOwnership(path);
    if (first.held) first.release();
    expect(existsSync(path)).toBe(false);
    expect(claimOwnership(path).held).toBe(true);
  });

  it.each([
    ['its process is gone', { pid: 2 ** 22 + 1, startTime: 'x:1' }],
    ['its pid belongs to a later process', { pid: process.pid, startTime: 'x:1' }],
  ])('is replaced when %s', (_why, stale) => {
    writeFileSync(path, JSON.stringify(stale));
    expect(claimOwnership(path).held).toBe(true);
    expect(readOwner(path)?.startTime).toBe(readProcess(process.pid)?.startTime);
    expect(readdirSync(folder)).toEqual(['owner.json']);
  });

  it('is replaced when the file is damaged', () => {
    writeFileSync(path, '{"pid":');
    expect(claimOwnership(path).held).toBe(true);
  });

  it('does not take the file of a later owner away on release', () => {
    const first = claimOwnership(path);
    const later = JSON.stringify({ pid: 1, startTime: 'later' });
    writeFileSync(path, later);
    if (first.held) first.release();
    expect(readOwner(path)).toEqual(parseOwner(later));
  });

  it('does not count as alive when it is a zombie', () => {
    const owner = { pid: 7, startTime: 'b:1' };
    expect(ownerIsAlive(owner, { startTime: 'b:1', zombie: false, commandLine: [] })).toBe(true);
    expect(ownerIsAlive(owner, { startTime: 'b:1', zombie: true, commandLine: undefined })).toBe(false);
    expect(ownerIsAlive(owner, { startTime: 'b:2', zombie: false, commandLine: [] })).toBe(false);
    expect(ownerIsAlive(undefined, undefined)).toBe(false);
  });
});
