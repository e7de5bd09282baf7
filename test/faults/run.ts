import { randomInt } from 'node:crypto';
import { readArguments } from './arguments.js';
import { runControls } from './controls.js';
import { stopOnSignals } from './endings.js';
import { makeRunFolder } from './folder.js';
import { closeConnections } from './http.js';
import type { Instance } from './instance.js';
import { NEMESES, numbered } from './nemeses/index.js';
import type { Nemesis, SharedNemesis } from './nemesis.js';
import { planOf, type Strike } from './plan.js';
import { Random } from './random.js';
import { record, writePage } from './record.js';
import { report, type Section } from './report.js';
import { onStage } from './stage.js';
import { tableOf } from './table.js';
import { TIERS, type Tier } from './tiers.js';

const USAGE = `npm run faults -- [${TIERS.join('|')}|controls|table|evidence] [--only=N1,N2] [--cycles=N] [--seed=N] [--record]`;

/**
 * The register is struck under load, the promises of reliability b.3 are checked, and then the checks themselves. Ends 1
 * when something was lost, doubled or left half done, when a failpoint was never reached, or when a control went
 * unnoticed.
 */
const wished = readArguments(
  process.argv.slice(2),
  NEMESES.map(({ id }) => id),
);
if (wished.wish === 'help' || wished.wish === 'table') {
  console.log(wished.wish === 'help' ? `${USAGE}\n\n${tableOf(numbered)}` : tableOf(numbered));
  process.exit(0);
}
if (wished.wish === 'evidence') {
  writePage();
  process.exit(0);
}
const { wish, only } = wished;
const tier: Tier | null = TIERS.find(each => each === wish) ?? null;
const seed = wished.seed ?? randomInt(2 ** 31);
const begun = performance.now();
const say = (line = ''): void =>
  console.log(
    line.startsWith('  ') ? `${((performance.now() - begun) / 1_000).toFixed(0).padStart(4)} s${line}` : line,
  );
const folder = makeRunFolder();
say(`faults ${wish}, seed ${seed}, history and logs in ${folder.path}`);

stopOnSignals();
let failed = true;
try {
  const random = new Random(seed);
  const around = { folder, random, say };
  const plan = tier === null ? { shared: [], lone: [], skipped: [] } : planOf(NEMESES, tier, wished);
  for (const { id, why } of plan.skipped) say(`SKIPPED ${id}: ${why}`);
  const sections: Section[] = [];
  const broken: string[] = [];
  for (const strikes of plan.shared) await section(strikes, () => runShared(strikes));
  for (const strike of plan.lone) await section([strike], () => strike.nemesis.run(around, strike.cycles));
  const controls = only.length > 0 ? [] : await runControls(around, tier !== 'smoke' && tier !== 'quick');
  const seconds = (performance.now() - begun) / 1_000;
  const summary = report({
    folder: folder.path,
    wish,
    seed,
    sections,
    controls,
    skipped: plan.skipped,
    broken,
    seconds,
    say,
  });
  if (wished.record) record(summary);
  failed = !summary.kept;

  /** A stage that breaks (a register that never answers again) is a broken promise; the other stages are still run. */
  async function section(strikes: readonly Strike<Nemesis>[], run: () => Promise<Section>): Promise<void> {
    try {
      sections.push(await run());
    } catch (error) {
      const struck = strikes.map(({ nemesis }) => nemesis.id).join(', ');
      broken.push(`${struck}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      say(`  BROKEN OFF ${broken.at(-1)}`);
    }
  }

  async function runShared(strikes: readonly Strike<SharedNemesis>[]): Promise<Section> {
    const on = strikes[0]?.nemesis.on.replaceAll(' ', '-') ?? '';
    const lives = sections.filter(({ name }) => name.replace(/-\d+$/, '') === on).length;
    const name = lives === 0 ? on : `${on}-${lives + 1}`;
    const prepare = (instances: readonly Instance[]): void =>
      strikes.forEach(({ nemesis, cycles }) => nemesis.prepare?.(instances, cycles));
    const behindProxies = strikes[0]?.nemesis.on === 'two instances behind proxies';
    return onStage(around, { name, prepare, behindProxies }, async stage => {
      for (const { nemesis, cycles } of strikes) {
        stage.campaign.nemesis = nemesis.id;
        await nemesis.run(stage, cycles);
      }
    });
  }
} finally {
  closeConnections();
  if (failed) say(`kept: ${folder.path} and ${folder.data}*`);
  else folder.remove();
}
process.exit(failed ? 1 : 0);
