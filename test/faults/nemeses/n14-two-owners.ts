import { ask } from '../database.js';
import { found } from '../checks/findings.js';
import type { Instance } from '../instance.js';
import type { SharedNemesis } from '../nemesis.js';
import { sleep, until } from '../random.js';
import type { Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const HAND_OVER_MS = 10_000;

export const twoOwners: SharedNemesis = {
  id: 'N14',
  name: 'the owner of the read models sleeps past its lease and wakes while another one works',
  attacks: 'one owner at a time: a stale one writes nothing; hand-over within 10 s',
  cycles: cycles(0, 1, 100, 300),
  on: 'two instances',
  run: async (stage, times) => {
    const handOvers: number[] = [];
    for (let n = 0; n < times; n++) handOvers.push(await sleepPastLease(stage));
    stage.notes.push(`N14: hand-over of the read models, longest ${Math.round(Math.max(...handOvers))} ms`);
  },
};

interface Owner {
  readonly owner: string;
  readonly epoch: number;
}

const ownerOf = async (url: string): Promise<Owner> => {
  const [row] = await ask<Owner>(
    url,
    `select owner, epoch::float8 as epoch from rm.lease where name = 'projections' and expires_at > clock_timestamp()`,
  );
  return row ?? { owner: '', epoch: 0 };
};

export async function sleepPastLease({ campaign, instances, database }: Stage): Promise<number> {
  await until('somebody owns the read models', 30_000, async () => (await ownerOf(database.url)).owner !== '', 100);
  const before = await ownerOf(database.url);
  const victim = instances.find(({ name }) => before.owner.startsWith(`${name}:`)) as Instance;
  let handOver = 0;
  await campaign.cycle(
    `owner ${victim.name} sleeps past its lease`,
    async () => {
      const from = performance.now();
      victim.signal('SIGSTOP');
      // Owned and working: a page was written under the new epoch.
      const taken = async (): Promise<boolean> => {
        const { epoch } = await ownerOf(database.url);
        if (epoch <= before.epoch) return false;
        const [page] = await ask<{ moved: boolean }>(
          database.url,
          // Automations have a lease of their own.
          `select bool_and(epoch = $1) as moved from rm.projection_generation
            where role = 'live' and name not like 'when-%'`,
          [epoch],
        );
        return page?.moved === true;
      };
      await until('another one takes over', 60_000, taken, 50);
      handOver = performance.now() - from;
      await sleep(1_000);
      const to = performance.now();
      victim.signal('SIGCONT');
      campaign.stopped.push({ instance: victim.name, from, to });
      await sleep(1_000);
      const after = await ownerOf(database.url);
      if (after.owner.startsWith(`${victim.name}:`) && after.epoch === before.epoch)
        campaign.findings.push(found('C8', `N14: ${victim.name} still owns epoch ${before.epoch} after it slept`));
      if (handOver > HAND_OVER_MS)
        campaign.findings.push(found('C8', `N14: hand-over took ${Math.round(handOver)} ms`));
    },
    [victim.name],
  );
  return handOver;
}
