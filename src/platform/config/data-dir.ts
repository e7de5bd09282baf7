import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: this file lies as deep in `src` as in `dist`. */
export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Beside the clone, except for root: PostgreSQL refuses to run as root, and the user it runs as instead may not be
 * able to reach a folder of root's (ruling 54).
 */
export function defaultDataDir(root: string = PROJECT_ROOT, uid: number | undefined = process.getuid?.()): string {
  if (uid !== 0) return join(root, '.data');
  return join('/var/lib/qadam', createHash('sha256').update(root).digest('hex').slice(0, 12));
}
