import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import { writeOnce } from './private-file.js';

export interface RegisterKeys {
  readonly register: Buffer;
  readonly vault: Buffer;
}

/**
 * The register's secrets. With an external database they are configured; an embedded register makes its own, once,
 * in 0600 files beside its data. Two processes that start together end up with the same keys.
 * @throws when a key file exists and does not hold 32 bytes: a new key would make every old fingerprint a lie
 */
export async function registerKeys(config: Config, dataDir = config.data.dir): Promise<RegisterKeys> {
  const [register, vault] = await Promise.all([
    config.keys.register ?? kept(join(dataDir, 'register.key')),
    config.keys.vault ?? kept(join(dataDir, 'vault.key')),
  ]);
  return { register, vault };
}

async function kept(path: string): Promise<Buffer> {
  await writeOnce(path, `${randomBytes(32).toString('base64')}\n`);
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  if (key.length !== 32) throw new Error(`${path} does not hold 32 bytes as base64; restore it from a backup`);
  return key;
}
