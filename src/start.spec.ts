import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from './platform/config/data-dir.js';

/** A project of three files with a compiler that copies, so that a build takes a moment and can be counted. */
const COMPILER = `
const fs = require('node:fs'), path = require('node:path'), root = path.join(__dirname, '../../..');
fs.appendFileSync(path.join(root, 'builds'), 'x');
if (fs.readFileSync(path.join(root, 'src/main.ts'), 'utf8').includes('wrong')) process.exit(2);
fs.mkdirSync(path.join(root, 'dist/deep'), { recursive: true });
for (const name of ['main', 'deep/other']) {
  const from = path.join(root, 'src', name + '.ts');
  if (fs.existsSync(from)) fs.copyFileSync(from, path.join(root, 'dist', name + '.js'));
}
`;

let root: string;
const at = (path: string): string => join(root, path);
const builds = (): number => (existsSync(at('builds')) ? readFileSync(at('builds'), 'utf8').length : 0);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qadam-start-'));
  mkdirSync(at('src/deep/migrations'), { recursive: true });
  mkdirSync(at('node_modules/typescript/bin'), { recursive: true });
  cpSync(join(PROJECT_ROOT, 'src/start.mjs'), at('src/start.mjs'));
  writeFileSync(at('package.json'), '{"type":"module"}');
  writeFileSync(at('node_modules/typescript/package.json'), '{"type":"commonjs"}');
  writeFileSync(at('node_modules/typescript/bin/tsc'), COMPILER);
  writeFileSync(at('src/main.ts'), 'console.log("answers", process.argv.slice(2).join(" "));');
  writeFileSync(at('src/deep/other.ts'), 'export {};');
  writeFileSync(at('src/deep/migrations/0001-first.sql'), 'select 1;');
});

function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [at('src/start.mjs'), ...args], { env: {} });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.on('close', code => resolve({ code, out, err }));
  });
}

/** File times of a test must not depend on how fast it runs. */
const touch = (path: string, secondsFromNow: number): void => {
  const time = new Date(Date.now() + secondsFromNow * 1_000);
  utimesSync(at(path), time, time);
};

describe('npm start', () => {
  it('builds what is not built, runs it in the same process, and hands the flags on', async () => {
    expect(await run('--port', '4000')).toMatchObject({ code: 0, out: 'answers --port 4000\n' });
    expect(builds()).toBe(1);
  });

  it('does not build what is up to date', async () => {
    await run();
    await run();
    expect(builds()).toBe(1);
  });

  it.each(['src/main.ts', 'src/deep/other.ts', 'src/deep/migrations/0001-first.sql', 'package-lock.json'])(
    'builds again when %s is newer',
    async path => {
      if (!existsSync(at(path))) writeFileSync(at(path), '{}');
      touch(path, -60);
      await run();
      touch(path, 60);
      await run();
      expect(builds()).toBe(2);
    },
  );

  it('does not build again for a spec', async () => {
    writeFileSync(at('src/deep/other.spec.ts'), '');
    await run();
    touch('src/deep/other.spec.ts', 60);
    await run();
    expect(builds()).toBe(1);
  });

  it('brings the files that modules read, and takes away what came from sources that are gone', async () => {
    await run();
    expect(readFileSync(at('dist/deep/migrations/0001-first.sql'), 'utf8')).toBe('select 1;');
    rmSync(at('src/deep/other.ts'));
    rmSync(at('src/deep/migrations/0001-first.sql'));
    writeFileSync(at('src/deep/migrations/0001-renamed.sql'), 'select 2;');
    touch('src/main.ts', 60);
    await run();
    expect(existsSync(at('dist/deep/migrations/0001-renamed.sql'))).toBe(true);
    expect(existsSync(at('dist/deep/migrations/0001-first.sql'))).toBe(false);
    expect(existsSync(at('dist/deep/other.js'))).toBe(false);
  });

  it('leaves what the console’s own build made', async () => {
    mkdirSync(at('dist/console'), { recursive: true });
    writeFileSync(at('dist/console/index.html'), '<html>');
    await run();
    expect(existsSync(at('dist/console/index.html'))).toBe(true);
  });

  it('does not run what did not build, also not the next time', async () => {
    await run();
    writeFileSync(at('src/main.ts'), 'wrong');
    touch('src/main.ts', 60);
    expect(await run()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('The build failed') });
    expect((await run()).code).toBe(1);
  });

  it('runs what was built where there is no compiler, as in a container', async () => {
    await run();
    rmSync(at('node_modules'), { recursive: true });
    touch('src/main.ts', 60);
    expect(await run()).toMatchObject({ code: 0, out: 'answers \n' });
  });

  it('says what to do when nothing is built and there is no compiler', async () => {
    rmSync(at('node_modules'), { recursive: true });
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('Run `npm ci` first') });
  });

  it('only builds with --build', async () => {
    expect(await run('--build')).toMatchObject({ code: 0, out: '' });
    await run('--build');
    expect(builds()).toBe(2);
  });

  it('refuses an old Node with one clear sentence, before anything that an old Node would choke on', async () => {
    const text = readFileSync(at('src/start.mjs'), 'utf8');
    writeFileSync(at('src/start.mjs'), text.replaceAll('process.versions.node', '"18.20.4"'));
    const { code, err } = await run();
    expect([code, err.trim()]).toEqual([
      1,
      'Qadam needs Node 20.19 or newer; this is 18.20.4. See https://nodejs.org.',
    ]);
    expect(builds()).toBe(0);
  });
});
