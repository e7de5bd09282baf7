import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { TcpProxy } from '../support/proxy/tcp-proxy.js';
import { Campaign } from './campaign.js';
import { DatabaseServer, socketOf, through, type ServedDatabase } from './database.js';
import type { RunFolder } from './folder.js';
import { History } from './history.js';
import { Instance } from './instance.js';
import type { Surroundings } from './nemesis.js';
import { Workload } from './operations.js';
import { furnish, makeKeys } from './register.js';
import type { Section } from './report.js';

/** A register under load, and what a nemesis may take hold of. */
export interface Stage {
  readonly campaign: Campaign;
  readonly instances: readonly Instance[];
  readonly database: ServedDatabase;
  /** The network between each instance and the database, where there is one to break. */
  readonly links: readonly TcpProxy[];
  readonly workload: Workload;
  readonly random: Surroundings['random'];
  readonly folder: RunFolder;
  readonly say: Surroundings['say'];
  /** Failpoints that should have been reached and were not. */
  readonly missed: string[];
  /** Figures worth a line in the summary. */
  readonly notes: string[];
}

export interface StageOptions {
  readonly name: string;
  readonly instances?: readonly string[];
  readonly database?: ServedDatabase;
  readonly environment?: (instance: string) => Readonly<Record<string, string>>;
  readonly preload?: readonly string[];
  /** Options of Node itself. */
  readonly node?: readonly string[];
  readonly onSpawn?: (pid: number) => void;
  readonly prepare?: (instances: readonly Instance[]) => void;
  readonly behindProxies?: boolean;
  /** Where events get their numbers later than their answers: until they have them. */
  readonly settled?: () => Promise<void>;
  /** Whether every read model is made anew at the end and compared. */
  readonly rebuild?: boolean;
}

export const secrets = (): Record<string, string> => ({
  REGISTER_KEY: randomBytes(32).toString('base64'),
  VAULT_KEY: randomBytes(32).toString('base64'),
});

/** Starts instances of the built register on a PostgreSQL with its own supervisor, furnishes them, and ends them. */
export async function onStage(
  { folder: run, random, say }: Surroundings,
  options: StageOptions,
  work: (stage: Stage) => Promise<void>,
): Promise<Section> {
  const folder = { ...run, path: join(run.path, options.name), data: `${run.data}-${options.name}` };
  mkdirSync(folder.path);
  const database = options.database ?? (await DatabaseServer.start(folder.data));
  const common = { ...secrets(), DATA_DIR: join(folder.path, 'files'), SHUTDOWN_DELAY_MS: '1000' };
  const { preload, node, onSpawn } = options;
  const names = options.instances ?? ['a', 'b'];
  const links: TcpProxy[] = [];
  if (options.behindProxies === true)
    for (const _ of names) links.push(await TcpProxy.before(socketOf(database.url), () => random.next()));
  const instances = names.map((name, n) => {
    const link = links[n];
    const url = link === undefined ? database.url : through(database.url, link.port);
    const environment = { ...common, DATABASE_URL: url, ...options.environment?.(name) };
    return new Instance({ name, folder, environment, preload, node, onSpawn });
  });
  options.prepare?.(instances);
  const history = new History(join(folder.path, 'history.ndjson'));
  try {
    for (const instance of instances) await instance.start();
    const [first] = instances as [Instance];
    const offices = await makeKeys(database.url);
    const seed = random.below(65_536).toString(16).padStart(4, '0');
    const workload = new Workload(await furnish(first.port, offices, seed), offices, random, seed);
    const campaign = new Campaign({
      folder,
      database,
      instances,
      history,
      random,
      clients: { workload },
      say,
      settled: options.settled,
    });
    say(`  ${options.name}: ${instances.length} started and furnished`);
    const parts = { campaign, instances, database, links, workload, random, folder, say };
    const stage: Stage = { ...parts, missed: [], notes: [] };
    await work(stage);
    for (const instance of instances) await instance.ready();
    const { unfinished } = await campaign.finish(first.port, options.rebuild !== false);
    const restarts = instances.flatMap(instance => instance.restarts);
    const { missed, notes } = stage;
    return { name: options.name, campaign, restarts, unfinished, missed, notes, hits: campaign.everHit };
  } finally {
    for (const instance of instances) await instance.stop();
    for (const link of links) await link.close();
    await history.close();
    if (options.database === undefined) await database.stop();
  }
}
