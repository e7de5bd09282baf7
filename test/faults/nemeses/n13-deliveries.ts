import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caughtUp } from '../checks/convergence.js';
import { found } from '../checks/findings.js';
import type { LoneNemesis } from '../nemesis.js';
import { sleep } from '../random.js';
import { onStage } from '../stage.js';
import { cycles } from '../tiers.js';

export const deliveries: LoneNemesis = {
  id: 'N13',
  name: 'pages of events arrive doubled, out of order, with a hole, again, cut short, or not at all',
  attacks: 'read models converge to a replay, whatever was delivered to them and how often',
  cycles: cycles(0, 0, 60, 200),
  on: 'a stage of its own',
  run: (around, times) => {
    const file = join(around.folder.path, 'deliveries');
    const environment = (): Record<string, string> => ({ QADAM_DELIVERIES: file });
    const preload = ['controls/bad-deliveries.mjs'];
    return onStage(around, { name: 'n13', instances: ['a'], environment, preload }, async stage => {
      const { campaign, instances, notes } = stage;
      campaign.nemesis = 'N13';
      const spoil = async (): Promise<void> => {
        writeFileSync(file, '');
        await sleep(8_000);
        rmSync(file);
      };
      for (let n = 0; n < times; n++) {
        await campaign.cycle('deliveries spoiled', spoil, []);
        await caughtUp(instances[0]?.port ?? 0);
      }
      const spoiled = existsSync(`${file}-spoiled`) ? readFileSync(`${file}-spoiled`, 'utf8') : '';
      notes.push(`N13: ${spoiled.length} deliveries spoiled, of ${new Set(spoiled).size} kinds`);
      if (spoiled.length < times * 5) campaign.findings.push(found('C8', `N13: only ${spoiled.length} were spoiled`));
    });
  },
};
