import type { SharedNemesis } from '../nemesis.js';
import { cycles } from '../tiers.js';

const SENDS = 20;
const KEYS_AT_ONCE = 20;
/** Every so many waves an instance dies in the middle of one. */
const KILLS_EVERY = 5;

export const oneKey: SharedNemesis = {
  id: 'W4',
  name: `each key sent ${SENDS} times in parallel over both instances, which are killed between (cycles are keys)`,
  attacks: 'one key, one effect, one answer',
  cycles: cycles(0, 500, 1_000, 4_000),
  on: 'two instances',
  light: true,
  run: async ({ campaign, workload, instances, random, notes }, times) => {
    let wave = 0;
    let sent = 0;
    let kills = 0;
    for (let done = 0; done < times;) {
      const waves = Math.min(KILLS_EVERY, Math.ceil((times - done) / KEYS_AT_ONCE));
      const victim = random.pick(instances);
      const storm = async (): Promise<void> => {
        for (let n = 0; n < waves; n++, wave++) {
          const keys = Math.min(KEYS_AT_ONCE, times - done);
          const asked = Array.from({ length: keys }, () => campaign.clients.storm(workload.next(), SENDS));
          if (n === waves - 1) {
            await new Promise(resolve => setTimeout(resolve, random.below(150)));
            await victim.kill();
            kills++;
          }
          await Promise.all(asked);
          done += keys;
          sent += keys * SENDS;
        }
      };
      await campaign.cycle(`${waves} waves of ${KEYS_AT_ONCE} keys, each said ${SENDS} times`, storm, [victim.name]);
    }
    notes.push(`W4: ${times} keys, ${sent} sends, ${kills} kills`);
  },
};
