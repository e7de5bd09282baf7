// `npm start`: checks Node, builds what is stale, runs dist/main.js in this very process.
// `node src/start.mjs --build` only builds. Plain JavaScript without imports of ours: it must run before anything is built.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [src, dist] = [join(root, 'src'), join(root, 'dist')];
const stamp = join(dist, '.built');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  fail(`Qadam needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}

const buildOnly = process.argv.includes('--build');
if (buildOnly || isStale()) build();
if (!buildOnly) await import(new URL('../dist/main.js', import.meta.url).href);

/** Sources newer than the last complete build, or removed since (a folder's mtime changes then). */
function isStale() {
  if (!existsSync(stamp) || !existsSync(join(dist, 'main.js'))) return true;
  const built = statSync(stamp).mtimeMs;
  const inputs = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map(name => join(root, name));
  return inputs.some(path => existsSync(path) && statSync(path).mtimeMs > built) || anythingNewer(src, built);
}

function anythingNewer(folder, than) {
  if (statSync(folder).mtimeMs > than) return true;
  return readdirSync(folder, { withFileTypes: true }).some(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return anythingNewer(path, than);
    return !isTest(entry.name) && statSync(path).mtimeMs > than;
  });
}

function build() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc)) {
    // A production install has no compiler: what was built is what runs.
    if (existsSync(join(dist, 'main.js')) && !buildOnly) return;
    fail('Nothing is built yet and the compiler is missing. Run `npm ci` first.');
  }
  const started = new Date();
  if (!buildOnly) console.error('Building (sources are newer than dist) …');
  rmSync(stamp, { force: true });
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
  if (status !== 0) fail('The build failed; the lines above say where.');
  copyAssets(src);
  sweep(dist);
  writeFileSync(stamp, '');
  // Stamped with the moment the build began: what was saved while it ran is newer, and is built next time.
  utimesSync(stamp, started, started);
}

/** What the compiler leaves behind and the program reads beside its modules: migrations, texts. */
function copyAssets(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) copyAssets(path);
    else if (!/\.(ts|tsx|mjs)$/.test(entry.name) && entry.name !== 'README.md') {
      const target = join(dist, relative(src, path));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(path, target);
    }
  }
}

/** What came from sources that are gone: a renamed migration left here would be applied twice. */
function sweep(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const inSrc = join(src, relative(dist, path));
    if (path === stamp || entry.name === '.tsbuildinfo' || path === join(dist, 'console')) continue;
    if (entry.isDirectory()) existsSync(inSrc) ? sweep(path) : rmSync(path, { recursive: true });
    else if (!existsSync(inSrc) && !existsSync(inSrc.replace(/\.js(\.map)?$/, '.ts'))) rmSync(path);
  }
}

function isTest(name) {
  return name.endsWith('.spec.ts') || name.endsWith('.contract.ts');
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
