import { statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface FolderFacts extends Identity {
  readonly path: string;
  readonly mode: number;
}

/** The first folder on the way that the identity may not pass through, or undefined. Group lists are empty. */
export function firstClosedFolder(way: readonly FolderFacts[], identity: Identity): string | undefined {
  return way.find(folder => {
    const bit = folder.uid === identity.uid ? 0o100 : folder.gid === identity.gid ? 0o010 : 0o001;
    return (folder.mode & bit) === 0;
  })?.path;
}

/** Facts of every existing folder from `/` down to `path`. */
export function folderWay(path: string): FolderFacts[] {
  const parent = dirname(path);
  const above = parent === path ? [] : folderWay(parent);
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? [...above, { path, uid: stat.uid, gid: stat.gid, mode: stat.mode }] : above;
}
