import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { startPrivateServer } from '../support/embedded-postgres.js';
import { measureCommands } from './commands.js';
import { describeMachine, fsyncRate } from './machine.js';
import { measureRebuild } from './rebuild.js';
import { measureScale, scalePlan } from './scale/scale.js';
import { createDatabase, furnish, lastWords, stopAll, type Scene } from './scene.js';
import { measureStart } from './start.js';
import { measureSteadyLoad } from './steady-load.js';

/**
 * `npm run bench [-- --quick] [--only=commands,open,stress,rebuild,start] [--seconds=600]`: speed as ratios to baselines
 * of the same run, on the same PostgreSQL (rulings 51, reliability.md e). With EVENTSTOREDB_URL every command is measured
 * on that server as well. `stress` is ten minutes or so many seconds, and runs when it is asked for. Nothing here asserts;
 * figures go to the reader.
 *
 * `npm run bench -- scale [--projects=100000] [--seconds=10]`: a generated register of that size, and nothing else.
 */
const scale = process.argv.includes('scale');
const quick = process.argv.includes('--quick');
const argument = (name: string): string | undefined =>
  process.argv.find(given => given.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = argument('only')?.split(',');
const wants = (part: string): boolean => !scale && (only === undefined ? part !== 'stress' : only.includes(part));
const stressSeconds = Number(argument('seconds') ?? (quick ? 120 : 600));
const warmUp = quick ? 6 : 10;
const projects = quick ? 400 : 2_000;
/** As many as a country has, so that what memory keeps of them is full before it is watched. */
const STRESS = { projects: 20_000 };

const eventStoreDb = process.env['EVENTSTOREDB_URL'];
// Services inherit the environment: the register in PostgreSQL has no such server.
delete process.env['EVENTSTOREDB_URL'];

const say = (line = ''): void => console.log(line);
// What is measured is what is built: an older build would be measured as silently as a newer one.
execFileSync(process.execPath, [fileURLToPath(new URL('../../src/start.mjs', import.meta.url)), '--build']);
const server = await startPrivateServer({ durability: 'safe' });

try {
  const naiveUrl = await createDatabase(server.connectionString, 'bench_naive');
  const rebuildUrl = await createDatabase(server.connectionString, 'bench_rebuild');
  say(`machine     ${describeMachine()}`);
  say(`postgresql  ${await version(naiveUrl)}, synchronous_commit on, fsync on, same server for every line below`);
  say(`fsync       ${fsyncRate(mkdtempSync(join(tmpdir(), 'qadam-bench-')))} fdatasync/s of 8 KiB`);
  say();
  if (scale) await measureScale(naiveUrl, scalePlan(process.argv), say);
  const homes = scale ? [] : await furnishHomes();
  const plan = { warmUp, seconds: quick ? 3 : 8, rounds: quick ? 1 : 3, projects };
  if (wants('commands')) await measureCommands(naiveUrl, homes, plan, say);
  for (const scene of homes) {
    if (wants('open')) await measureSteadyLoad(scene, { warmUp, seconds: quick ? 20 : 60, projects }, say);
    if (wants('stress')) await measureSteadyLoad(scene, { ...STRESS, warmUp, seconds: stressSeconds }, say);
  }
  if (wants('rebuild')) await measureRebuild(rebuildUrl, quick ? 60_000 : 200_000, say);
  if (wants('start')) await measureStart(say);
} catch (error) {
  say(`\nfailed; what the services logged last:\n${lastWords() || '(nothing)'}`);
  throw error;
} finally {
  await stopAll();
  await server.stop();
}

async function furnishHomes(): Promise<Scene[]> {
  const homes = [await furnish('PostgreSQL', await createDatabase(server.connectionString, 'bench_qadam'))];
  if (eventStoreDb === undefined) return homes;
  const store = { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: eventStoreDb };
  const database = await createDatabase(server.connectionString, 'bench_qadam_eventstoredb');
  return [...homes, await furnish('EventStoreDB', database, store)];
}

async function version(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version ?? 'unknown';
}
