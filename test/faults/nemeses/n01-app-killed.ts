import type { SharedNemesis } from '../nemesis.js';
import { cycles } from '../tiers.js';

export const appKilled: SharedNemesis = {
  id: 'N1',
  name: 'SIGKILL of an instance, of both every fifth time',
  attacks: 'what a 2xx said is stored, once; the same key settles what is unknown',
  cycles: cycles(3, 3, 200, 1_000),
  on: 'two instances',
  run: async ({ campaign, instances, random }, times) => {
    for (let n = 0; n < times; n++) {
      const victims = n % 5 === 4 ? instances : [random.pick(instances)];
      const names = victims.map(({ name }) => name);
      const kill = async (): Promise<void> => void (await Promise.all(victims.map(victim => victim.kill())));
      await campaign.cycle(`SIGKILL app ${names.join(' and ')}`, kill, names);
    }
  },
};
