import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { findManifest } from '../../../src/platform/backup/manifest.js';
import { hashBeside } from '../../../src/platform/backup/read-lines.js';
import { PostgresEventLog } from '../../../src/platform/event-store/postgres/postgres-event-log.js';
import { readRegister } from '../../../src/platform/event-store/postgres/register.js';
import { aCommand } from '../event-log/commands.js';
import { manifestOf, Register } from './support.js';

const HOOKS = ['./test/support/typescript-hooks.mjs', './test/contracts/projections/killing/arm.mjs'];

/** Runs until it ends; true when it was killed on its way. */
async function run(what: 'export' | 'restore', register: Register, folder: string, killAt?: string): Promise<boolean> {
  const env = {
    ...process.env,
    WHAT: what,
    FOLDER: folder,
    DATABASE: JSON.stringify(register.database.connection),
    ...(killAt === undefined ? {} : { KILL_AT: killAt }),
  };
  const args = [...HOOKS.flatMap(hook => ['--import', hook]), './test/contracts/backup/killing/child.ts'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', text => (complaint += String(text)));
  const [code, signal] = await new Promise<[number | null, string | null]>(resolve =>
    child.on('exit', (...end) => resolve(end)),
  );
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the child failed: ${complaint}`);
  return signal === 'SIGKILL';
}

const names = (folder: string): readonly string[] => readdirSync(folder).sort();

describe('a process killed at any step', () => {
  let was: Register;
  beforeEach(async () => {
    was = await Register.empty();
    await was.hasKeysAndVault();
    await was.works(60);
  });
  afterEach(() => was.drop());

  it('of an export leaves a folder that can be read, and the next run finishes it as if nothing had been', async () => {
    const folder = was.newFolder();
    const points = ['file-written', 'hash-written', 'file-named', 'chunk-written'].map(point => `backup.${point}`);
    const own = ['segment-listed', 'state-listed'].map(point => `export.${point}`);
    const passings = [...points.map(point => `${point}@2`), ...own.map(point => `${point}@1`), 'backup.file-named@1'];
    let reached = 0;
    const segments = new Map<string, string>();
    for (const point of passings) {
      expect([point, await run('export', was, folder, point)]).toEqual([point, true]);
      const manifest = await findManifest(folder);
      // Never less than before, and always right as far as it goes.
      expect(manifest!.position).toBeGreaterThanOrEqual(reached);
      reached = (await checkFolder(folder)).manifest.position;
      // What has its name may have been copied away: it never changes.
      for (const [name, text] of segments) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
      for (const name of names(folder).filter(each => /^(segment|state)-\d+\.ndjson$/.test(each))) {
        const text = readFileSync(join(folder, name), 'utf8');
        // Whoever sees the name may read it: whole, and with its hash beside it.
        expect(await hashBeside(join(folder, name))).toBe(createHash('sha256').update(text).digest('hex'));
        if (name.startsWith('segment-')) segments.set(name, text);
      }
      await was.works(12);
    }
    expect(await run('export', was, folder)).toBe(false);
    const manifest = manifestOf(folder);
    const listed = [...manifest.segments, manifest.state!].flatMap(({ file }) => [file, `${file}.sha256`]);
    expect(names(folder)).toEqual([...listed, 'manifest.json'].sort());
    expect(manifest.position).toBe(await was.head());

    const is = await Register.empty();
    await is.restoreFrom(folder);
    expect(await is.rows(manifest.position)).toEqual(await was.rows());
    await is.drop();
  }, 180_000);

  it('of a restore leaves a database that nobody can use, and the next run goes on', async () => {
    const folder = was.newFolder();
    await was.exportTo(folder, 30);
    const before = await readRegister(was.database.connection);
    const is = await Register.empty();
    const points = ['begun', 'page-imported', 'state-imported', 'erasures-repeated'].map(point => `restore.${point}@1`);
    for (const point of points) {
      expect([point, await run('restore', is, folder, point)]).toEqual([point, true]);
      await expect(readRegister(is.database.connection)).rejects.toThrow('the database holds no register');
      await expectNoAppend(is, before.registerId);
    }
    expect(await run('restore', is, folder, 'restore.finished@1')).toBe(true);
    const head = await was.head();
    expect(await is.rows(head)).toEqual(await was.rows());
    expect(await is.head()).toBe(head + 1);
    expect(await readRegister(is.database.connection)).toEqual({ ...before, incarnation: 2 });
    await expect(is.restoreFrom(folder)).rejects.toThrow(/was restored already/);
    expect(await is.head()).toBe(head + 1);
    await is.drop();
  }, 180_000);

  it('of a restore may be followed by one of the same folder, grown; not by one of another', async () => {
    const folder = was.newFolder();
    await was.exportTo(folder);
    const is = await Register.empty();
    expect(await run('restore', is, folder, 'restore.state-imported@1')).toBe(true);
    const other = was.newFolder();
    await was.exportTo(other);
    await expect(is.restoreFrom(other)).rejects.toThrow(/another restore was begun here/);
    await was.works(30);
    await was.owner.query('update app.api_key set revoked_at = now()');
    await was.exportTo(folder);
    await expect(is.restoreFrom(folder, { upTo: 3 })).rejects.toThrow(/another restore was begun here/);
    await is.restoreFrom(folder);
    expect(await is.rows(await was.head())).toEqual(await was.rows());
    await is.drop();
  }, 180_000);
});

/** Whatever a process believes the register to be. */
async function expectNoAppend({ database, role }: Register, registerId: string): Promise<void> {
  for (const incarnation of [1, 2]) {
    const register = { registerId, incarnation, store: 'postgres' } as const;
    const log = new PostgresEventLog({ address: database.connection, register, role });
    await expect(log.append(aCommand())).rejects.toMatchObject({ name: 'WrongStore' });
    await log.close();
  }
}
