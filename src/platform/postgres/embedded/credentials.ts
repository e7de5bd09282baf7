import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { EmbeddedPostgresRefusal, errorCode } from './refusal.js';

/** The account that owns the cluster. The roles of the application are made by the migrations. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export const OWNER_ROLE = 'qadam_owner';

export function newCredentials(): Credentials {
  return { user: OWNER_ROLE, password: randomBytes(24).toString('base64url') };
}

/** Written aside, flushed, renamed: a crash leaves the old file or the new one, readable by its owner only. */
export function writePrivateFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  chmodSync(draft, 0o600); // the mode above is ignored when a draft of an earlier crash was there
  renameSync(draft, path);
}

export function writeCredentials(path: string, credentials: Credentials): void {
  writePrivateFile(path, `${JSON.stringify(credentials, null, 2)}\n`);
}

export function readCredentials(path: string): Credentials {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && 'user' in value && 'password' in value) {
      const { user, password } = value;
      if (typeof user === 'string' && typeof password === 'string') return { user, password };
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
  }
  throw new EmbeddedPostgresRefusal(
    'credentials-missing',
    `The data is there, but its password file ${path} is missing or damaged. Put the file back from the backup.`,
  );
}
