import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembly } from '../../src/app.module.js';
import { parseFlags } from '../../src/platform/config/flags.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import type { Assembly } from '../../src/platform/lifecycle/assembly.js';
import { serve, type RunningRegister } from '../../src/platform/lifecycle/serve.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { ensureDemoKeys, type DemoKeys } from '../../src/platform/security/demo-keys.js';
import { aStore, type AStore } from '../support/a-store.js';
import { createTestDatabase, type TestDatabase } from '../support/embedded-postgres.js';

const KEY = Buffer.alloc(32, 1).toString('base64');

/** A database and a data folder that several starts share, as an embedded register's folder is shared. */
export class ARegister {
  private constructor(
    readonly database: TestDatabase,
    readonly dataDir: string,
    private readonly store: AStore,
  ) {}

  static async empty(): Promise<ARegister> {
    const dataDir = mkdtempSync(join(tmpdir(), 'qadam-journey-'));
    return new ARegister(await createTestDatabase(), dataDir, await aStore());
  }

  /** The whole application, as `npm start` runs it, on a database of the shared server. */
  async start(
    changes: Partial<Assembly> = {},
    role: 'all' | 'api' | 'projector' = 'all',
  ): Promise<RunningRegister & { readonly keys: DemoKeys }> {
    const environment = {
      DATABASE_URL: this.database.connectionString,
      DATA_DIR: this.dataDir,
      REGISTER_KEY: KEY,
      VAULT_KEY: KEY,
      INSTANCE: `journey-${role}`,
      ROLE: role,
      PORT: '0',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      ...this.store.environment,
    };
    const config = loadConfig(environment, parseFlags([]));
    const running = await serve(
      config,
      { ...assembly, ...changes },
      {
        output: createLogger(config.log),
        exit: () => undefined,
        say: () => undefined,
      },
    );
    const { keys } = running.foundation;
    const demo = await ensureDemoKeys(this.dataDir, keys, running.foundation.startedEmpty);
    if (demo === null) throw new Error('this register has no demo keys');
    return { ...running, keys: demo.keys };
  }

  async drop(): Promise<void> {
    await this.store.close();
    await this.database.drop();
  }
}

export const stop = (running: RunningRegister): Promise<void> => running.foundation.stop.stop('the test is over', 0);
