import { describe, expect, it } from '@jest/globals';
import { judgeFoundPostmaster, parsePostmasterFile } from './postmaster-file.js';
import type { ProcessFacts } from './process-facts.js';

const cluster = '/data/postgres';
const socketDirectory = '/data/socket';
const commandLine = [
  '/b/postgres',
  '-D',
  cluster,
  '-c',
  'fsync=on',
  '-c',
  `unix_socket_directories=${socketDirectory}`,
];
const file = { pid: 4711, status: 'ready' };

function verdictOn(found: readonly string[] | undefined, overrides: Partial<ProcessFacts> = {}) {
  const facts = { commandLine: found, startTime: 'boot:1', zombie: false, ...overrides };
  return judgeFoundPostmaster(file, facts, { commandLine, cluster, socketDirectory }).kind;
}

describe('postmaster.pid', () => {
  it('gives pid and status, and nothing when it is damaged', () => {
    const text = ' 4711\n/data/postgres\n1795374848\n5432\n/data/socket\n\n 1 2\nready   \n';
    expect(parsePostmasterFile(text)).toEqual(file);
    expect(parsePostmasterFile('4711\n/data')).toEqual({ pid: 4711, status: '' });
    for (const damaged of ['', '\n', 'x\n', '-4711\n', '0\n', '1\n'])
      expect(parsePostmasterFile(damaged)).toBeUndefined();
  });

  it('of a dead process is left to PostgreSQL, whose interlock reads it', () => {
    const wanted = { commandLine, cluster, socketDirectory };
    expect(judgeFoundPostmaster(file, undefined, wanted).kind).toBe('start');
    expect(judgeFoundPostmaster(undefined, undefined, wanted).kind).toBe('start');
  });

  it('of a pid that was given to another program, or to a zombie, is removed', () => {
    expect(verdictOn(['/usr/bin/node', 'server.js'])).toBe('remove-file-and-start');
    expect(verdictOn(['/b/postgres', '-D', '/other/postgres'])).toBe('remove-file-and-start');
    expect(verdictOn(['/usr/bin/vim', cluster])).toBe('remove-file-and-start');
    expect(verdictOn(undefined, { zombie: true })).toBe('remove-file-and-start');
  });

  it('of a server with the very same command leads to adoption', () => {
    expect(verdictOn(commandLine)).toBe('adopt');
  });

  it('of our server with other settings or binaries leads to a fresh start', () => {
    expect(verdictOn(commandLine.map(part => part.replace('fsync=on', 'fsync=off')))).toBe('stop-and-start');
    expect(verdictOn(['/old/postgres', ...commandLine.slice(1)])).toBe('stop-and-start');
  });

  it('of a server that somebody started by hand is refused', () => {
    expect(verdictOn(['/usr/lib/postgresql/18/bin/postgres', '-D', cluster])).toBe('refuse');
  });
});
