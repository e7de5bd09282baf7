import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { report, type Section } from './report.js';
import { runControls } from './controls.js';
import { runEmbedded } from './embedded.js';
import { stopOnSignals } from './endings.js';
import { makeRunFolder } from './folder.js';
import { closeConnections } from './http.js';
import { Random } from './random.js';
import { runTwoInstances, type Plan } from './two-instances.js';

/**
 * `npm run faults -- [smoke|quick|controls] [--seed=N]`: the register is killed under load, the promises of
 * reliability.md b.3 are checked, and then the checks themselves. Ends 1 when something was lost, doubled or left half
 * done, when a failpoint was never reached, or when a control went unnoticed.
 */
const PLANS: Readonly<Record<string, Plan>> = {
  smoke: { appKills: 3, databaseKills: 4, failpoints: 'some', embeddedKills: 0, rebuild: true },
  quick: { appKills: 20, databaseKills: 20, failpoints: 'all', embeddedKills: 9, rebuild: true },
  controls: { appKills: 0, databaseKills: 0, failpoints: 'none', embeddedKills: 0, rebuild: false },
};

const tier = process.argv.slice(2).find(argument => !argument.startsWith('-')) ?? 'quick';
const plan = PLANS[tier];
if (plan === undefined) throw new Error(`there is no tier ${tier}: ${Object.keys(PLANS).join(', ')}`);
const seed = Number(process.argv.find(argument => argument.startsWith('--seed='))?.slice(7) ?? randomInt(2 ** 31));
const begun = performance.now();
const say = (line = ''): void =>
  console.log(
    line.startsWith('  ') ? `${((performance.now() - begun) / 1_000).toFixed(0).padStart(4)} s${line}` : line,
  );
const folder = makeRunFolder();
say(`faults ${tier}, seed ${seed}, history and logs in ${folder.path}`);

stopOnSignals();
let failed = true;
try {
  const random = new Random(seed);
  const sections: Section[] = [];
  if (tier !== 'controls') sections.push(await runTwoInstances({ folder, plan, random, say }));
  if (plan.embeddedKills > 0) sections.push(await runEmbedded({ folder, kills: plan.embeddedKills, random, say }));
  const controls = await runControls({ folder, random, say });
  failed = !report({
    folder: folder.path,
    tier,
    seed,
    sections,
    controls,
    seconds: (performance.now() - begun) / 1_000,
    say,
  });
} finally {
  closeConnections();
  if (failed) say(`kept: ${folder.path} and ${folder.data}*`);
  else
    for (const data of [folder.victim, folder.data, `${folder.data}-embedded`, `${folder.data}-controls`])
      rmSync(data, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
