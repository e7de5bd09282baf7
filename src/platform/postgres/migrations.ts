import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { createClient, type DatabaseAddress } from './pool.js';

/** The database and the program do not belong together. The message is for whoever starts the program. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

export interface Migration {
  /** `0001-event-log.sql`: the order of all modules' migrations is the order of these names. */
  readonly fileName: string;
  readonly sql: string;
  /** SHA-256 of the text with line ends as LF, hex. */
  readonly checksum: string;
}

export interface Migrated {
  /** File names applied now, in order. */
  readonly applied: readonly string[];
  /** `qadam_app` where the application may act as it, else null: an external server without the right to create it. */
  readonly appRole: string | null;
  /** What the server wanted to be known, such as a role it did not let us create. */
  readonly warnings: readonly string[];
}

/** The schemas and the role everything else stands on: the first of the directories given to `migrate`. */
export const PLATFORM_MIGRATIONS = new URL('./migrations/', import.meta.url);

export const APP_ROLE = 'qadam_app';
const NAME = /^\d{4}-[a-z0-9-]+\.sql$/;
/** Session lock of whoever migrates; the second instance waits and then finds nothing to do. */
const LOCK = '7161646100000001';
const WAIT_FOR_OTHERS_MS = 120_000;

/** Reads all modules' migrations. @throws MigrationRefused when two carry one number or a name is no migration's */
export async function readMigrations(directories: readonly URL[]): Promise<readonly Migration[]> {
  const migrations: Migration[] = [];
  for (const directory of directories) {
    for (const fileName of await readdir(fileURLToPath(directory))) {
      if (!fileName.endsWith('.sql')) continue;
      if (!NAME.test(fileName)) throw new MigrationRefused(`${fileName} is not named NNNN-what-it-does.sql`);
      const sql = (await readFile(new URL(fileName, directory), 'utf8')).replaceAll('\r\n', '\n');
      migrations.push({ fileName, sql, checksum: createHash('sha256').update(sql).digest('hex') });
    }
  }
  migrations.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
  migrations.forEach((migration, i) => {
    const before = migrations[i - 1];
    if (before?.fileName.slice(0, 4) === migration.fileName.slice(0, 4)) {
      throw new MigrationRefused(`${before.fileName} and ${migration.fileName} carry one number`);
    }
  });
  return migrations;
}

/**
 * Brings the database to what this release needs, as the role that logs in. Each file is one transaction, remembered
 * with its checksum; running again does nothing, and of two instances starting at once one waits for the other.
 * @throws MigrationRefused a released file was changed, or the database is newer than this program
 */
export async function migrate(address: DatabaseAddress, directories: readonly URL[]): Promise<Migrated> {
  const migrations = await readMigrations(directories);
  const warnings: string[] = [];
  const client = createClient(address, {
    applicationName: 'qadam-migrate',
    settings: { statement_timeout: '0', lock_timeout: String(WAIT_FOR_OTHERS_MS) },
  });
  client.on('notice', notice => {
    if (notice.severity === 'WARNING' && notice.message) warnings.push(notice.message);
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const applied = await applyPending(client, migrations);
    return { applied, appRole: await usableAppRole(client), warnings };
  } finally {
    await client.end();
  }
}

/** `qadam_app` when whoever logs in may act as it, else null. For instances that do not migrate themselves. */
export async function findAppRole(address: DatabaseAddress): Promise<string | null> {
  const client = createClient(address, { applicationName: 'qadam-start' });
  await client.connect();
  try {
    return await usableAppRole(client);
  } finally {
    await client.end();
  }
}

async function applyPending(client: Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query(`
    create schema if not exists qadam;
    create table if not exists qadam.migration (
      file_name text collate "C" primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ file_name: string; checksum: string }>(
    'select file_name, checksum from qadam.migration',
  );
  const known = new Map(rows.map(row => [row.file_name, row.checksum]));
  refuseForeign(migrations, known);
  const pending = migrations.filter(migration => !known.has(migration.fileName));
  for (const migration of pending) await apply(client, migration);
  return pending.map(migration => migration.fileName);
}

function refuseForeign(migrations: readonly Migration[], known: ReadonlyMap<string, string>): void {
  const ours = new Map(migrations.map(migration => [migration.fileName, migration.checksum]));
  const newer = [...known.keys()].filter(fileName => !ours.has(fileName)).sort();
  if (newer.length > 0) {
    throw new MigrationRefused(
      `the database is newer than this program: it has had ${newer.join(', ')}, which this release does not know. ` +
        'Start the release that applied it, or a later one.',
    );
  }
  for (const [fileName, checksum] of known) {
    if (ours.get(fileName) !== checksum) {
      throw new MigrationRefused(
        `${fileName} was changed after it was applied here. A released migration never changes: put it back as it was ` +
          'and add a new one.',
      );
    }
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into qadam.migration (file_name, checksum) values ($1, $2)', [
      migration.fileName,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${migration.fileName} could not be applied: ${reason}`, { cause });
  }
}

async function usableAppRole(client: Client): Promise<string | null> {
  // Asking for the right differs between releases (SET is a right of its own since 16); trying does not.
  try {
    await client.query(`set role ${APP_ROLE}`);
    await client.query('reset role');
    return APP_ROLE;
  } catch {
    return null;
  }
}
