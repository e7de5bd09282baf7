import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Campaign } from '../campaign.js';
import type { Database } from '../database.js';
import { History } from '../history.js';
import { Instance } from '../instance.js';
import type { LoneNemesis, Surroundings } from '../nemesis.js';
import { Workload } from '../operations.js';
import { furnish, makeKeys } from '../register.js';
import type { Section } from '../report.js';
import { cycles } from '../tiers.js';

export const bothKilled: LoneNemesis = {
  id: 'N3',
  name: 'SIGKILL of `npm start`, of the PostgreSQL it supervises, of both',
  attacks: 'an orphan is adopted or stopped; nobody has to do anything by hand',
  cycles: cycles(1, 1, 100, 300),
  on: 'a stage of its own',
  run: runEmbedded,
};

/** Both together first: it is the hardest. */
const WHAT = ['app and postmaster', 'postmaster', 'app'] as const;

/** `npm start` as a newcomer has it: the register supervises its own PostgreSQL, and either of them dies, or both. */
async function runEmbedded({ folder: run, random, say }: Surroundings, times: number): Promise<Section> {
  const data = `${run.data}-embedded`;
  const folder = { ...run, path: join(run.path, 'embedded') };
  mkdirSync(folder.path);
  const app = new Instance({ name: 'embedded', folder, environment: {}, flags: ['--data', data, '--empty'] });
  const database = new EmbeddedDatabase(data);
  const history = new History(join(folder.path, 'history.ndjson'));
  try {
    await app.start();
    const offices = await makeKeys(database.url);
    const seed = random.below(65_536).toString(16).padStart(4, '0');
    const workload = new Workload(await furnish(app.port, offices, seed), offices, random, seed);
    const campaign = new Campaign({ folder, database, instances: [app], history, random, clients: { workload }, say });
    campaign.nemesis = 'N3';
    for (let n = 0; n < times; n++) {
      const what = WHAT[n % WHAT.length] ?? WHAT[0];
      const kill = async (): Promise<void> => {
        const postmaster = what === 'app' ? null : await database.postmaster();
        if (postmaster !== null) process.kill(postmaster, 'SIGKILL');
        if (what !== 'postmaster') await app.kill();
      };
      await campaign.cycle(`embedded: SIGKILL ${what}`, kill, [app.name]);
    }
    const { unfinished } = await campaign.finish(app.port, false);
    const name = 'one instance that supervises its own PostgreSQL (npm start -- --empty)';
    return { name, campaign, restarts: app.restarts, unfinished, hits: [], missed: [], notes: [] };
  } finally {
    await app.stop();
    await history.close();
  }
}

/** Found by the files it leaves: the driver is not its supervisor. */
class EmbeddedDatabase implements Database {
  constructor(private readonly data: string) {}

  get url(): string {
    const { user, password } = JSON.parse(readFileSync(join(this.data, 'postgres-credentials.json'), 'utf8')) as Record<
      string,
      string
    >;
    const [, , , port, socket] = this.#file();
    return `postgresql://${user}:${encodeURIComponent(password ?? '')}@/qadam?host=${encodeURIComponent(socket ?? '')}&port=${port}`;
  }

  async postmaster(): Promise<number | null> {
    return Number(this.#file()[0]);
  }

  #file(): string[] {
    return readFileSync(join(this.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  }
}
