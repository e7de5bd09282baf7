import type { SharedNemesis } from '../nemesis.js';
import { sleep } from '../random.js';
import { cycles } from '../tiers.js';

export const swizzle: SharedNemesis = {
  id: 'N20',
  name: 'a random part of {A, B, the network of A, the network of B, the database} stops, and heals in random order',
  attacks: 'all of the above at the same time',
  cycles: cycles(0, 1, 60, 300),
  on: 'two instances behind proxies',
  run: async ({ campaign, instances, links, database, random }, times) => {
    for (let n = 0; n < times; n++) {
      const stopped: { readonly name: string; readonly stop: () => unknown; readonly heal: () => unknown }[] = [];
      instances.forEach((instance, at) => {
        const span = { instance: instance.name, from: 0, to: Number.MAX_SAFE_INTEGER };
        const stop = (): void => {
          span.from = performance.now();
          campaign.stopped.push(span);
          instance.signal('SIGSTOP');
        };
        const heal = (): void => {
          span.to = performance.now();
          instance.signal('SIGCONT');
        };
        stopped.push({ name: instance.name, stop, heal });
        const link = links[at];
        const broken = { stop: () => link?.set('both', { swallow: true }), heal: () => link?.heal() };
        stopped.push({ name: `network of ${instance.name}`, ...broken });
      });
      let pids: readonly number[] = [];
      const stop = async (): Promise<void> => {
        pids = await database.processes();
        for (const pid of pids) process.kill(pid, 'SIGSTOP');
      };
      stopped.push({ name: 'database', stop, heal: () => pids.forEach(pid => process.kill(pid, 'SIGCONT')) });
      const chosen = shuffled(stopped).slice(0, 2 + random.below(stopped.length - 1));
      await campaign.cycle(
        `stopped: ${chosen.map(({ name }) => name).join(', ')}`,
        async () => {
          for (const { stop } of chosen) {
            await stop();
            await sleep(random.next() * 1_000);
          }
          await sleep(random.next() * 4_000);
          for (const { heal } of shuffled(chosen)) {
            await heal();
            await sleep(random.next() * 1_000);
          }
        },
        instances.map(({ name }) => name),
      );
    }

    function shuffled<T>(of: readonly T[]): T[] {
      return of
        .map(each => ({ each, at: random.next() }))
        .sort((x, y) => x.at - y.at)
        .map(({ each }) => each);
    }
  },
};
