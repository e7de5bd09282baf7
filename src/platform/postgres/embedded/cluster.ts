import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { newCredentials, readCredentials, writeCredentials, type Credentials } from './credentials.js';
import { chownTree } from './directories.js';
import { EmbeddedPostgresRefusal } from './refusal.js';
import { runProgram } from './run-program.js';
import type { Layout } from './layout.js';
import type { ServerIdentities } from './server-identity.js';
import type { Durability } from './server-settings.js';

const HOST_BASED_ACCESS =
  '# Written by Qadam: the socket only, and never without the password.\nlocal all all scram-sha-256\n';

/**
 * Locales to try, best first. The character type must know Cyrillic letters, or search by
 * trigrams sees none; the order must be by bytes, which no library update can change.
 */
const LOCALES: readonly (readonly string[])[] = [
  ['--locale=C.UTF-8'],
  ['--locale=C', '--lc-ctype=C.utf8'],
  ['--locale=C', '--lc-ctype=en_US.UTF-8'],
  ['--locale=C'],
];

/**
 * Gives the credentials of the cluster and makes the cluster when there is none. It is built in a
 * folder aside and renamed, so an interrupted first start leaves no half cluster behind.
 */
export async function ensureCluster(
  layout: Layout,
  initdb: string,
  identities: ServerIdentities,
  durability: Durability,
): Promise<Credentials> {
  const drafts = `${basename(layout.cluster)}.making-`;
  for (const name of readdirSync(layout.home)) {
    if (name.startsWith(drafts)) rmSync(join(layout.home, name), { recursive: true, force: true });
  }
  if (existsSync(join(layout.cluster, 'PG_VERSION'))) {
    // Restored by root with a plain copy: give it back to the user who runs the server.
    if (identities.server && statSync(layout.cluster).uid === 0) chownTree(layout.cluster, identities.server);
    return readCredentials(layout.credentialsFile);
  }
  const credentials = newCredentials();
  const draft = join(layout.home, `${drafts}${process.pid}`);
  await makeCluster(draft, credentials, initdb, identities, durability);
  writeCredentials(layout.credentialsFile, credentials);
  renameSync(draft, layout.cluster); // replaces an empty folder, refuses a filled one
  flushDirectory(dirname(layout.cluster));
  return credentials;
}

async function makeCluster(
  draft: string,
  credentials: Credentials,
  initdb: string,
  identities: ServerIdentities,
  durability: Durability,
): Promise<void> {
  const passwordFile = `${draft}.password`;
  let output = '';
  try {
    writeFileSync(passwordFile, `${credentials.password}\n`, { mode: 0o600 });
    for (const locale of LOCALES) {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { mode: 0o700 });
      chmodSync(draft, 0o700);
      if (identities.initdb) {
        chownSync(draft, identities.initdb.uid, identities.initdb.gid);
        chownSync(passwordFile, identities.initdb.uid, identities.initdb.gid);
      }
      const flags = ['--encoding=UTF8', ...locale, '--data-checksums', '--auth=scram-sha-256', '--no-instructions'];
      const names = [`--username=${credentials.user}`, `--pwfile=${passwordFile}`, `--pgdata=${draft}`];
      const command = [initdb, ...flags, ...names, ...(durability === 'test' ? ['--no-sync'] : [])];
      const result = await runProgram(command, { identity: identities.initdb, withinMs: 60_000 });
      output = result.output;
      if (result.ok) {
        writeFileSync(join(draft, 'pg_hba.conf'), HOST_BASED_ACCESS);
        if (identities.server) chownTree(draft, identities.server);
        return;
      }
      if (!/invalid locale/i.test(output)) break;
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(draft, { recursive: true, force: true });
  throw initdbRefusal(output);
}

function initdbRefusal(output: string): EmbeddedPostgresRefusal {
  const said = output.trim().split('\n').at(-1) ?? '';
  const advice = /user does not exist/.test(output)
    ? 'PostgreSQL needs an account for the user it runs as: add one to /etc/passwd, or set DATABASE_URL.'
    : 'Set DATABASE_URL to use another PostgreSQL.';
  return new EmbeddedPostgresRefusal(
    'initdb-failed',
    `The embedded PostgreSQL could not be set up (${said}). ${advice}`,
  );
}

function flushDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
