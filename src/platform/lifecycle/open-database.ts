import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { PROJECT_ROOT } from '../config/data-dir.js';
import type { EmbeddedPostgres } from '../postgres/embedded/index.js';
import type { DatabaseAddress } from '../postgres/pool.js';

/** Where the register's database is, and how to let go of it. */
export interface OpenDatabase {
  readonly address: DatabaseAddress;
  /** Holds keys and credentials; with an external database, where the operator put DATA_DIR (nothing is made there). */
  readonly dataDir: string;
  /** null: an external database, which is not ours to stop. */
  readonly embedded: EmbeddedPostgres | null;
  close(): Promise<void>;
}

/** Starts the embedded PostgreSQL or takes the configured one. */
export async function openDatabase(config: Config, logger: Logger): Promise<OpenDatabase> {
  if (config.database.url !== null) {
    const address = { connectionString: config.database.url };
    return { address, dataDir: config.data.dir, embedded: null, close: async () => undefined };
  }
  // Loaded only here: a process with DATABASE_URL needs none of it.
  const { startEmbeddedPostgres } = await import('../postgres/embedded/index.js');
  const embedded = await startEmbeddedPostgres({
    cloneDirectory: PROJECT_ROOT,
    ...(config.data.ephemeral ? { ephemeral: true } : { dataDirectory: config.data.dir }),
    onStateChange: ({ state, reason, restarts }) => {
      const line = { state, reason, restarts };
      if (state === 'restarting' || state === 'failed') logger.error(line, 'embedded PostgreSQL');
      else logger.debug(line, 'embedded PostgreSQL');
    },
  });
  return {
    address: embedded.connection,
    dataDir: embedded.dataDirectory,
    embedded,
    close: () => embedded.stop(),
  };
}
