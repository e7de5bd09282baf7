import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { locateBinaryPackage, prepareBinaries } from './binaries.js';
import { connectionString, withConnection, type EmbeddedConnection } from './connection.js';
import { ensureCluster } from './cluster.js';
import { prepareDirectories, realPath } from './directories.js';
import { readSettingsInForce, unsafeSettings } from './durability-check.js';
import { makeEphemeralHome, sweepEphemeral } from './ephemeral.js';
import { planLayout, type Layout } from './layout.js';
import { claimOwnership } from './owner-file.js';
import { ABRUPT_STOP, ORDERLY_STOP } from './postmaster.js';
import { EmbeddedPostgresRefusal, messageOf } from './refusal.js';
import { identitiesFor } from './server-identity.js';
import { serverCommand, type Durability } from './server-settings.js';
import { Supervisor } from './supervisor.js';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './types.js';

const SYSTEM_DIRECTORY = '/var/lib/qadam';

/**
 * Starts the embedded PostgreSQL, or takes over the one a dead owner left. Resolves when it answers
 * and its settings are safe; from then on it is kept running until `stop()`.
 * Rejects with an `EmbeddedPostgresRefusal` whose message a person can act on.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const durability: Durability = options.durability ?? 'safe';
  if (durability !== 'safe' && options.ephemeral !== true) {
    throw new EmbeddedPostgresRefusal('unsafe-settings', 'Durability "test" is for ephemeral data only: fsync is off.');
  }
  const uid = process.getuid?.() ?? -1;
  const source = locateBinaryPackage();
  const layout = await chooseLayout(options, uid);
  const identities = identitiesFor(uid, layout.cluster);
  prepareDirectories(layout, identities.server);
  const claim = claimOwnership(layout.ownerFile);
  if (!claim.held) {
    const owner = claim.owner ? ` (process ${claim.owner.pid})` : '';
    throw new EmbeddedPostgresRefusal(
      'already-owned',
      `Another Qadam${owner} already runs on the data in ${layout.home}. Stop it, or choose another folder with --data.`,
    );
  }
  const cleanUp = (): void => {
    claim.release();
    if (options.ephemeral) rmSync(layout.home, { recursive: true, force: true, maxRetries: 3 });
  };
  let supervisor: Supervisor | undefined;
  try {
    const binaries = prepareBinaries(source, layout.binaryStore, identities.server !== undefined);
    const credentials = await ensureCluster(layout, binaries.initdb, identities, durability);
    const maintenance = { host: layout.socketDirectory, port: 5432, ...credentials, database: 'postgres' };
    supervisor = new Supervisor({
      start: {
        command: serverCommand(binaries.postgres, layout.cluster, layout.socketDirectory, durability),
        layout,
        identity: identities.server,
        maintenance,
        readyWithinMs: options.readyWithinMs ?? 60_000,
      },
      stopLadder: options.ephemeral ? ABRUPT_STOP : ORDERLY_STOP,
      restartPolicy: options.restartPolicy,
      onStateChange: options.onStateChange,
    });
    await supervisor.start();
    const connection = { ...maintenance, database: options.database ?? 'qadam' };
    await prepareDatabase(maintenance, connection.database, durability);
    return handOver(supervisor, connection, layout, cleanUp, options.ephemeral === true);
  } catch (error) {
    await supervisor?.stop();
    quietly(cleanUp);
    throw error;
  }
}

async function chooseLayout(options: EmbeddedPostgresOptions, uid: number): Promise<Layout> {
  const systemDirectory = realPath(resolve(options.systemDirectory ?? SYSTEM_DIRECTORY));
  const question = {
    uid,
    cloneDirectory: realpathSync(options.cloneDirectory),
    systemDirectory,
    temporaryDirectory: '/tmp',
  };
  if (uid === 0) {
    makeSystemDirectory(systemDirectory);
  }
  if (!options.ephemeral) {
    return planLayout({
      ...question,
      dataDirectory: options.dataDirectory && realPath(resolve(options.dataDirectory)),
    });
  }
  const parent = uid === 0 ? resolve(systemDirectory, 'ephemeral') : tmpdir();
  const home = makeEphemeralHome(parent);
  await sweepEphemeral(parent, uid);
  if (uid === 0) chmodSync(home, 0o711);
  return planLayout({ ...question, dataDirectory: home });
}

/** Refuses unsafe settings and makes the database; the check reads what is in force, not what was asked for. */
async function prepareDatabase(
  maintenance: EmbeddedConnection,
  database: string,
  durability: Durability,
): Promise<void> {
  await withConnection(maintenance, 30_000, async client => {
    const unsafe = durability === 'safe' ? unsafeSettings(await readSettingsInForce(client)) : [];
    if (unsafe.length > 0) {
      const sentences = unsafe.map(found => found.sentence).join(' ');
      throw new EmbeddedPostgresRefusal(
        'unsafe-settings',
        `${sentences} The embedded register does not start like this.`,
      );
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}

function makeSystemDirectory(path: string): void {
  try {
    if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, 0o755);
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      'directory-unusable',
      `A start as root keeps data and binaries in ${path}, which cannot be made (${messageOf(error)}). ` +
        'Make it, start as another user, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

/** What cannot be removed now is taken for stale, or swept, by the next start. */
function quietly(cleanUp: () => void): void {
  try {
    cleanUp();
  } catch {
    // said above
  }
}

function handOver(
  supervisor: Supervisor,
  connection: EmbeddedConnection,
  layout: Layout,
  cleanUp: () => void,
  ephemeral: boolean,
): EmbeddedPostgres {
  // A process that exits without `stop()` asks the server to end too; one that is killed leaves it to be adopted.
  const atExit = (): void => {
    supervisor.signalNow(ephemeral ? 'SIGQUIT' : 'SIGINT');
    if (ephemeral) quietly(cleanUp);
  };
  process.once('exit', atExit);
  let stopped: Promise<void> | undefined;
  return {
    connection,
    connectionString: connectionString(connection),
    dataDirectory: layout.home,
    logFile: layout.logFile,
    get pid() {
      return supervisor.pid;
    },
    get restarts() {
      return supervisor.restarts;
    },
    get adopted() {
      return supervisor.adopted;
    },
    get state() {
      return supervisor.state;
    },
    stop: () => {
      stopped ??= supervisor.stop().then(() => {
        process.removeListener('exit', atExit);
        quietly(cleanUp);
      });
      return stopped;
    },
  };
}
