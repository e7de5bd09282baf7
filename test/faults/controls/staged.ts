import { countOf, type Check, type Finding } from '../checks/findings.js';
import { checkLost } from '../checks/promises.js';
import type { ControlResult } from '../controls.js';
import { ask, databaseNamed, type ServedDatabase } from '../database.js';
import { sleepPastLease } from '../nemeses/n14-two-owners.js';
import { isTooManyCut, roll, type Rolled } from '../nemeses/n17-rolling-restart.js';
import { until } from '../random.js';
import { onStage, type Stage } from '../stage.js';
import { readStore } from '../stored.js';
import { trial, type Bench } from './bench.js';

/** A sabotaged register on a stage as the nemeses have it; the check that is named has to find something. */
async function sabotaged(
  bench: Bench,
  name: string,
  saboteur: string,
  instances: readonly string[],
  work: (stage: Stage) => Promise<void>,
): Promise<readonly Finding[]> {
  const { server } = bench;
  await ask(databaseNamed(server.url, 'postgres'), `create database ${name}`);
  const database: ServedDatabase = {
    url: databaseNamed(server.url, name),
    postmaster: () => server.postmaster(),
    processes: () => server.processes(),
    stop: async () => undefined,
  };
  const preload = [`controls/${saboteur}.mjs`];
  const quiet = { ...bench, say: () => undefined };
  const options = { name, database, instances, preload, rebuild: false };
  const { campaign } = await onStage(quiet, options, work);
  return campaign.findings;
}

const verdict = (name: string, check: Check, findings: readonly Finding[]): ControlResult => {
  const mine = findings.filter(finding => finding.check === check);
  const how = `${check} finds ${countOf(findings, check)}: ${mine[0]?.text.slice(0, 140) ?? 'nothing'}`;
  return { name, caught: mine.length > 0, how };
};

export const tokenIgnored = async (bench: Bench): Promise<ControlResult> => {
  const findings = await sabotaged(bench, 'token_ignored', 'ignore-token', ['a'], async ({ campaign }) => {
    for (let n = 0; n < 3; n++) await campaign.cycle('token ignored', () => undefined, []);
  });
  return verdict('token ignored', 'C7', findings);
};

export const drainRemoved = async (bench: Bench): Promise<ControlResult> => {
  let rolled: Rolled | null = null;
  await sabotaged(bench, 'drain_removed', 'no-drain', ['a', 'b'], async stage => {
    rolled = await roll(stage);
  });
  const { cut, rude, sent } = rolled ?? { cut: 0, rude: 0, sent: 0 };
  const caught = rude > 0 || isTooManyCut({ cut, sent });
  return { name: 'drain removed', caught, how: `N17 sees ${cut} of ${sent} commands cut off, ${rude} failed` };
};

export const fenceRemoved = async (bench: Bench): Promise<ControlResult> => {
  const findings = await sabotaged(bench, 'fence_removed', 'no-fence', ['a', 'b'], async stage => {
    await sleepPastLease(stage);
    // Two write now; what both add to a total is in it twice.
    for (let n = 0; n < 2; n++) await stage.campaign.cycle('two owners', () => undefined, []);
  });
  return verdict('fence removed', 'C8', findings);
};

/** Under a promise like this a killed server loses what it had only in memory; the register cannot make up for it. */
export const lazyCommit = (bench: Bench): Promise<ControlResult> =>
  trial(bench, 'lazy_commit', { preload: ['controls/lazy-commit.mjs'] }, async ({ campaign, database }) => {
    const { history } = campaign.parts;
    campaign.clients.start();
    await until('some are acknowledged', 60_000, () => history.acknowledged > 150);
    const pid = await database.postmaster();
    if (pid !== null) process.kill(pid, 'SIGKILL');
    await campaign.clients.leave();
    return verdict(
      'synchronous_commit=off under SIGKILL',
      'C1',
      checkLost(history.operations, await readStore(database.url)),
    );
  });
