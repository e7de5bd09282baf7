import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where one embedded cluster keeps everything. All paths are absolute. */
export interface Layout {
  /** Holds what belongs to the supervisor: lock, credentials, log. Only its own user writes here. */
  readonly home: string;
  readonly cluster: string;
  readonly socketDirectory: string;
  readonly ownerFile: string;
  readonly credentialsFile: string;
  readonly logFile: string;
  /** Where binaries are copied when node_modules cannot be used as it is. */
  readonly binaryStore: string;
}

export interface LayoutQuestion {
  readonly uid: number;
  /** Folder of the clone; its path names the store of a root start. */
  readonly cloneDirectory: string;
  /** Chosen by the operator (`--data`). */
  readonly dataDirectory?: string;
  /** `/var/lib/qadam`: used by root only. */
  readonly systemDirectory: string;
  /** Short folder for sockets of a user whose data path is too long for one. */
  readonly temporaryDirectory: string;
}

/** sun_path holds 108 bytes on Linux and 104 on macOS, with `/.s.PGSQL.5432.lock` inside. */
const LONGEST_SOCKET_DIRECTORY = 80;

export function shortHash(text: string, length = 12): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/**
 * Root never keeps data in the clone: the clone may lie where only root can read, and the
 * server runs as an unprivileged uid. The same clone always gives the same layout.
 */
export function planLayout(question: LayoutQuestion): Layout {
  const { uid, cloneDirectory, dataDirectory, systemDirectory } = question;
  const asRoot = uid === 0;
  const home =
    dataDirectory ?? (asRoot ? join(systemDirectory, shortHash(cloneDirectory)) : join(cloneDirectory, '.data'));
  const besideData = join(home, 'socket');
  const elsewhere = asRoot
    ? join(systemDirectory, 'sockets', shortHash(home, 8))
    : join(question.temporaryDirectory, `qadam-${uid}-${shortHash(home, 8)}`);
  return {
    home,
    cluster: join(home, 'postgres'),
    socketDirectory: Buffer.byteLength(besideData) <= LONGEST_SOCKET_DIRECTORY ? besideData : elsewhere,
    ownerFile: join(home, 'owner.json'),
    credentialsFile: join(home, 'postgres-credentials.json'),
    logFile: join(home, 'postgres.log'),
    binaryStore: join(asRoot ? systemDirectory : home, 'binaries'),
  };
}
