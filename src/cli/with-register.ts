import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Pool } from 'pg';
import type { Config } from '../platform/config/config.js';
import { PROJECT_ROOT } from '../platform/config/data-dir.js';
import { parseFlags } from '../platform/config/flags.js';
import { readConfig } from '../platform/config/load-config.js';
import type { EmbeddedConnection } from '../platform/postgres/embedded/index.js';
import { findAppRole } from '../platform/postgres/migrations.js';
import { createPool, type DatabaseAddress } from '../platform/postgres/pool.js';

/** What an operator's command works on. */
export interface Register {
  readonly config: Config;
  readonly address: DatabaseAddress;
  readonly appRole: string | null;
  readonly pool: Pool;
}

export interface GlobalOptions {
  readonly data?: string;
  readonly json?: boolean;
}

export const globals = (command: Command): GlobalOptions => command.optsWithGlobals();

export function configOf({ data }: GlobalOptions): Config {
  return readConfig(parseFlags(data === undefined ? [] : ['--data', data]));
}

/**
 * Runs a command on the configured database, or on the embedded one: through its socket while the register is running,
 * else by starting it for as long as the command takes.
 */
export async function withRegister<T>(options: GlobalOptions, work: (register: Register) => Promise<T>): Promise<T> {
  const config = configOf(options);
  const { address, close } = await reach(config);
  try {
    const appRole = await findAppRole(address);
    const pool = createPool(address, { applicationName: 'qadam-cli', role: appRole, max: 4 });
    try {
      await refuseUnused(pool);
      return await work({ config, address, appRole, pool });
    } finally {
      await pool.end();
    }
  } finally {
    await close();
  }
}

export interface Reached {
  readonly address: DatabaseAddress;
  /** The register is running elsewhere, or this command started the database for itself. */
  readonly startedHere: boolean;
  close(): Promise<void>;
}

export async function reach(config: Config): Promise<Reached> {
  const leave = async (): Promise<void> => undefined;
  if (config.database.url !== null)
    return { address: { connectionString: config.database.url }, startedHere: false, close: leave };
  const { startEmbeddedPostgres, EmbeddedPostgresRefusal } = await import('../platform/postgres/embedded/index.js');
  // Looking must not make anything: a cluster is made by a start, and not by a question.
  if (!existsSync(join(config.data.dir, 'postgres', 'PG_VERSION')))
    throw new UnusedRegister(`There is no register in ${config.data.dir} yet: start it once first.`);
  try {
    const dataDirectory = config.data.dir;
    const server = await startEmbeddedPostgres({ cloneDirectory: PROJECT_ROOT, dataDirectory });
    return { address: server.connection, startedHere: true, close: () => server.stop() };
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresRefusal) || error.reason !== 'already-owned') throw error;
    return { address: await runningConnection(config), startedHere: false, close: leave };
  }
}

/** How the running register's own processes reach its database: socket and password lie in the data folder. */
async function runningConnection(config: Config): Promise<EmbeddedConnection> {
  const [{ planLayout }, { readCredentials }] = await Promise.all([
    import('../platform/postgres/embedded/layout.js'),
    import('../platform/postgres/embedded/credentials.js'),
  ]);
  const { socketDirectory, credentialsFile } = planLayout({
    uid: process.getuid?.() ?? -1,
    cloneDirectory: realpathSync(PROJECT_ROOT),
    dataDirectory: config.data.dir,
    systemDirectory: '/var/lib/qadam',
    temporaryDirectory: '/tmp',
  });
  return { host: socketDirectory, port: 5432, ...readCredentials(credentialsFile), database: 'qadam' };
}

async function refuseUnused(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ known: boolean }>(`select to_regclass('app.api_key') is not null as known`);
  if (!rows[0]!.known) throw new UnusedRegister('There is no register in this database yet: start it once first.');
}

/** Named so that `explainFailure` tells the sentence and no stack. */
export class UnusedRegister extends Error {
  override readonly name = 'UnusedRegister';
}
