import { chmodSync, chownSync, lchownSync, lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresRefusal, errorCode, messageOf } from './refusal.js';
import { firstClosedFolder, folderWay, type Identity } from './reachability.js';
import type { Layout } from './layout.js';

/** One name per folder, also before it exists: a running server is recognised by the path it was given. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return join(realPath(dirname(path)), basename(path));
  }
}

export function chownTree(path: string, to: Identity): void {
  lchownSync(path, to.uid, to.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownTree(join(path, name), to);
}

/** A folder in a shared place is ours only if we made it: anyone may have put one there before us. */
function makePrivateDirectory(path: string, owner: Identity): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const stat = lstatSync(path);
  const ours = process.getuid?.() ?? owner.uid;
  if (!stat.isDirectory() || (stat.uid !== ours && stat.uid !== owner.uid)) {
    throw new EmbeddedPostgresRefusal(
      'directory-unusable',
      `${path} belongs to another user, so it cannot hold the database socket. Remove it and start again.`,
    );
  }
  if (stat.uid !== owner.uid || stat.gid !== owner.gid) chownSync(path, owner.uid, owner.gid);
  chmodSync(path, 0o700);
}

/** Makes home and socket folder, and makes sure that the server's user can get there. */
export function prepareDirectories(layout: Layout, server: Identity | undefined): void {
  try {
    const isNew = mkdirSync(layout.home, { recursive: true, mode: server ? 0o711 : 0o700 }) !== undefined;
    if (isNew && server) chmodSync(layout.home, 0o711); // whatever the umask was
    if (server) demandReachable(layout.home, server);
    const owner = server ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    mkdirSync(dirname(layout.socketDirectory), { recursive: true, mode: 0o755 });
    makePrivateDirectory(layout.socketDirectory, owner);
  } catch (error) {
    if (error instanceof EmbeddedPostgresRefusal) throw error;
    throw new EmbeddedPostgresRefusal(
      'directory-unusable',
      `The data folder ${layout.home} cannot be used (${messageOf(error)}). Choose another with --data.`,
      { cause: error },
    );
  }
}

function demandReachable(home: string, server: Identity): void {
  const closed = firstClosedFolder(folderWay(home), server);
  if (closed === undefined) return;
  throw new EmbeddedPostgresRefusal(
    'data-unreachable',
    `PostgreSQL never runs as root; it runs as user ${server.uid}, who may not enter ${closed}. ` +
      `Choose a data folder every user can reach (for example --data /var/lib/qadam/mine), or start as another user.`,
  );
}
