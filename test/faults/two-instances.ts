import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Campaign } from './campaign.js';
import { ask, DatabaseServer } from './database.js';
import { FAILPOINTS, LATE_FAILPOINTS, type Failpoint } from './failpoints.js';
import type { RunFolder } from './folder.js';
import { History } from './history.js';
import { Instance } from './instance.js';
import { killApp, killDatabase } from './nemesis.js';
import { Workload } from './operations.js';
import { until, type Random } from './random.js';
import { furnish, makeKeys } from './register.js';
import type { Section } from './report.js';

export interface Plan {
  readonly appKills: number;
  readonly databaseKills: number;
  readonly failpoints: 'all' | 'some' | 'none';
  readonly embeddedKills: number;
  readonly rebuild: boolean;
}

export interface RunParts {
  readonly folder: RunFolder;
  readonly plan: Plan;
  readonly random: Random;
  readonly say: (line?: string) => void;
}

export const secrets = (): Record<string, string> => ({
  REGISTER_KEY: randomBytes(32).toString('base64'),
  VAULT_KEY: randomBytes(32).toString('base64'),
});

/** Two instances on one PostgreSQL that has a supervisor of its own. */
export async function runTwoInstances({ folder, plan, random, say }: RunParts): Promise<Section> {
  const database = await DatabaseServer.start(folder.data);
  const environment = { ...secrets(), DATABASE_URL: database.url, DATA_DIR: join(folder.path, 'files') };
  const instances = ['a', 'b'].map(name => new Instance({ name, folder, environment }));
  const history = new History(join(folder.path, 'history.ndjson'));
  const points =
    plan.failpoints === 'none' ? [] : FAILPOINTS.filter(point => plan.failpoints === 'all' || isEssential(point));
  const late = plan.failpoints === 'all' ? LATE_FAILPOINTS : [];
  // From the first start on: the half minute of what is abandoned may be over at any instance, in any cycle.
  for (const instance of instances) instance.armed = armedWith(late);
  try {
    const [a, b] = instances as [Instance, Instance];
    await a.start();
    await b.start();
    const offices = await makeKeys(database.url);
    const run = String(random.below(65_536).toString(16)).padStart(4, '0');
    const workload = new Workload(await furnish(a.port, offices, run), offices, random, run);
    const campaign = new Campaign({ folder, database, instances, history, random, clients: { workload }, say });
    say(
      `  started and furnished: ${workload.world.landProjects.length} projects fight for ${workload.world.parcels.length} parcels`,
    );
    for (const point of points) await dieAt(point, late, campaign, workload, instances, database);
    for (let n = 0; n < plan.appKills; n++) {
      const { name, kill, victims } = killApp(instances, random, n);
      await campaign.cycle(name, kill, victims);
    }
    for (let n = 0; n < plan.databaseKills; n++) {
      const { name, kill, victims } = killDatabase(instances, database, n);
      await campaign.cycle(name, kill, victims);
    }
    await passed(campaign, late);
    for (const instance of instances) await instance.ready();
    const end = await campaign.finish(a.port, plan.rebuild);
    return {
      name: 'two instances, PostgreSQL with its own supervisor',
      campaign,
      restarts: instances.flatMap(instance => instance.restarts),
      unfinished: end.unfinished,
      missed: [...points.map(({ name }) => name), ...late].filter(name => !campaign.hits().includes(name)),
      hits: campaign.hits(),
      kills: { app: plan.appKills, database: plan.databaseKills },
    };
  } finally {
    for (const instance of instances) await instance.stop();
    await history.close();
    await database.stop();
  }
}

/** The short tier sees lapses, but kills none: each death of an automation costs the half minute of its claim. */
const isEssential = ({ name }: Failpoint): boolean =>
  /after-parcel|after-registry-number|command\.|rows-written/.test(name);

const armedWith = (points: readonly string[]): string => points.map(name => `${name}:1`).join(',');

/** One instance (or all, where only the owner passes) is started anew with the point armed; the load does the rest. */
async function dieAt(
  point: Failpoint,
  late: readonly string[],
  campaign: Campaign,
  workload: Workload,
  instances: readonly Instance[],
  database: DatabaseServer,
): Promise<void> {
  const armed = point.owner === true ? instances : instances.slice(0, 1);
  for (const instance of armed) {
    instance.armed = `${point.name}:${point.passing},${armedWith(late)}`;
    await instance.kill();
  }
  for (const instance of armed) await instance.ready();
  workload.only = point.kind;
  campaign.clients.abandons = point.abandoned === true ? point.kind : null;
  const dies = async (): Promise<void> => {
    if (point.rebuild === true) await askForRebuild(database.url);
    await until(point.name, 30_000, () => campaign.hits().includes(point.name)).catch(() => undefined);
  };
  await campaign.cycle(
    `failpoint ${point.name}${point.abandoned === true ? ', client gone' : ''}`,
    dies,
    armed.map(({ name }) => name),
  );
  // Armed until now: a late failpoint may have been quicker, and its successor has to be armed as well.
  for (const instance of armed) instance.armed = armedWith(late);
  workload.only = null;
  campaign.clients.abandons = null;
}

const askForRebuild = (url: string): Promise<unknown> =>
  ask(
    url,
    `insert into rm.projection_request (lease, name, action, requested_by) values ('projections', 'projects-list', 'rebuild', 'faults')`,
  );

/** The half minute of what was abandoned passes, the armed instances die over it, and come back. */
async function passed(campaign: Campaign, late: readonly string[]): Promise<void> {
  await until('the late failpoints', 60_000, () => late.every(name => campaign.hits().includes(name)), 250).catch(
    () => undefined,
  );
}
