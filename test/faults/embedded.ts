import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Campaign } from './campaign.js';
import type { Database } from './database.js';
import type { RunFolder } from './folder.js';
import { History } from './history.js';
import { Instance } from './instance.js';
import { Workload } from './operations.js';
import type { Random } from './random.js';
import { furnish, makeKeys } from './register.js';
import type { Section } from './report.js';

export interface EmbeddedParts {
  readonly folder: RunFolder;
  readonly kills: number;
  readonly random: Random;
  readonly say: (line?: string) => void;
}

/** `npm start` as a newcomer has it: the register supervises its own PostgreSQL, and either of them dies, or both. */
export async function runEmbedded({ folder, kills, random, say }: EmbeddedParts): Promise<Section> {
  const data = `${folder.data}-embedded`;
  const app = new Instance({ name: 'embedded', folder, environment: {}, flags: ['--data', data, '--empty'] });
  const database = new EmbeddedDatabase(data);
  const history = new History(join(folder.path, 'history-embedded.ndjson'));
  try {
    await app.start();
    const offices = await makeKeys(database.url);
    const run = random.below(65_536).toString(16).padStart(4, '0');
    const workload = new Workload(await furnish(app.port, offices, run), offices, random, run);
    const campaign = new Campaign({ folder, database, instances: [app], history, random, clients: { workload }, say });
    const counts = { app: 0, database: 0 };
    for (let n = 0; n < kills; n++) {
      const what = (['postmaster', 'app', 'app and postmaster'] as const)[n % 3] ?? 'app';
      if (what !== 'app') counts.database++;
      if (what !== 'postmaster') counts.app++;
      const kill = async (): Promise<void> => {
        const postmaster = what === 'app' ? null : await database.postmaster();
        if (postmaster !== null) process.kill(postmaster, 'SIGKILL');
        if (what !== 'postmaster') await app.kill();
      };
      await campaign.cycle(`embedded: SIGKILL ${what}`, kill, [app.name]);
    }
    const { unfinished } = await campaign.finish(app.port, false);
    const name = 'one instance that supervises its own PostgreSQL (npm start -- --empty)';
    return { name, campaign, restarts: app.restarts, unfinished, hits: [], missed: [], kills: counts };
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
