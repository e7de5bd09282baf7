import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Campaign } from '../campaign.js';
import { ask, databaseNamed, type Database, type DatabaseServer } from '../database.js';
import type { RunFolder } from '../folder.js';
import { History } from '../history.js';
import { Instance } from '../instance.js';
import { Workload } from '../operations.js';
import type { Random } from '../random.js';
import { furnish, makeKeys } from '../register.js';
import { secrets } from '../stage.js';

export interface Bench {
  readonly server: DatabaseServer;
  readonly folder: RunFolder;
  readonly random: Random;
}

export interface Trial {
  readonly campaign: Campaign;
  readonly app: Instance;
  readonly workload: Workload;
  readonly database: Database;
  readonly environment: Readonly<Record<string, string>>;
}

interface TrialOptions {
  readonly preload?: readonly string[];
  readonly freshKeys?: boolean;
}

/** A small register on a database of its own, furnished soundly, then run as the control wants it; stopped at the end. */
export async function trial<T>(
  bench: Bench,
  name: string,
  options: TrialOptions,
  work: (trial: Trial) => Promise<T>,
): Promise<T> {
  const { server, random } = bench;
  // A folder of its own: a failpoint kills once a folder, and the campaign before may have passed the same one.
  const folder = { ...bench.folder, path: join(bench.folder.path, name) };
  mkdirSync(folder.path);
  await ask(databaseNamed(server.url, 'postgres'), `create database ${name}`);
  const database: Database = { url: databaseNamed(server.url, name), postmaster: () => server.postmaster() };
  const environment = { ...secrets(), DATABASE_URL: database.url, DATA_DIR: join(folder.path, name) };
  const sound = new Instance({ name: `control-${name.replace('_', '-')}`, folder, environment });
  await sound.start();
  const offices = await makeKeys(database.url);
  const run = random.below(65_536).toString(16).padStart(4, '0');
  const world = await furnish(sound.port, offices, run, { land: 3, parcels: 3, held: 1 });
  await sound.stop();
  const history = new History(join(folder.path, `history-${name}.ndjson`));
  const app = new Instance({
    name: `control-${name.replace('_', '-')}`,
    folder,
    environment,
    preload: options.preload,
  });
  const workload = new Workload(world, offices, random, run);
  const clients = { workload, freshKeys: options.freshKeys === true };
  const campaign = new Campaign({ folder, database, instances: [app], history, random, clients, say: () => undefined });
  try {
    await app.start();
    return await work({ campaign, app, workload, database, environment });
  } finally {
    await app.stop('SIGKILL');
    await history.close();
  }
}
