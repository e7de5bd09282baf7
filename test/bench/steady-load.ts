import { Connection } from './connection.js';
import { closedLoop, openLoop } from './load.js';
import { rssMb, slopePerMinute, type Sample } from './machine.js';
import { caughtUp, freshProjects, kept, lags, released, type Say, type Scene } from './scene.js';
import { startQadam } from './services.js';
import { created, progressReports, reads, shown, type Caller } from './workload.js';

export interface SteadyPlan {
  readonly warmUp: number;
  readonly seconds: number;
  readonly projects: number;
}

const COMMANDS = 300;
const READS = 500;
const ASKED = 50;
/** What a heap does in its first minutes is not what it does for ever. */
const SETTLING_SHARE = 0.3;

const rest = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Open loop: arrivals keep their rate whatever the register does; memory and lag are watched meanwhile. */
export async function measureSteadyLoad(scene: Scene, plan: SteadyPlan, say: Say): Promise<void> {
  const { caller, environment } = scene;
  const { warmUp, seconds } = plan;
  const projectIds = await freshProjects(scene, plan.projects);
  const qadam = await kept(startQadam(environment));
  await rest(2_000);
  const idle = rssMb(qadam.pid);
  // Who asks how fresh a read model is has projects of its own: reports dated a year ahead would make each later one of
  // the same project a late fact, whose history is told again from its first event.
  const [asked, loadedWith] = [projectIds.slice(0, ASKED), projectIds.slice(ASKED)];
  const commandLoad = { port: qadam.port, next: progressReports(caller, loadedWith, '2024-06-01'), accepts: created };
  const readLoad = { port: qadam.port, next: reads(caller, projectIds), accepts: shown };
  await Promise.all([closedLoop(commandLoad, 8, warmUp), closedLoop(readLoad, 8, warmUp)]);
  // What the warm-up left to do is not part of the load: it asked for as much as there was.
  await caughtUp(qadam.port);
  await rest(2_000);
  const [written, read, waits, watched] = await Promise.all([
    openLoop(commandLoad, COMMANDS, seconds, 64),
    openLoop(readLoad, READS, seconds, 64),
    freshness(qadam.port, caller, asked, seconds),
    watch(qadam.port, qadam.pid, seconds),
  ]);
  const loaded = rssMb(qadam.pid);
  const behind = await caughtUp(qadam.port);
  await released(qadam);
  say(
    `open loop on ${scene.home}, ${seconds} s, ${COMMANDS} commands/s and ${READS} reads/s together, latency from the intended time`,
  );
  for (const [name, result] of [['commands', written] as const, ['reads', read] as const]) {
    const at = (share: number): string => (result.latency.getValueAtPercentile(share) / 1000).toFixed(1);
    say(
      `${name.padEnd(12)}p50 ${at(50)} ms, p99 ${at(99)} ms, p99.9 ${at(99.9)} ms, errors ${result.errors}` +
        `${result.firstError === null ? '' : ` (${result.firstError})`}, generator lag p99 ${result.generatorLagMs.toFixed(1)} ms`,
    );
  }
  say(
    `${'append→read'.padEnd(12)}p50 ${at(waits, 0.5, 1)} ms, p99 ${at(waits, 0.99, 1)} ms over ${waits.length} commands read back by Sync-Token`,
  );
  say(
    `${'read models'.padEnd(12)}p50 ${at(watched.lag, 0.5)}, p99 ${at(watched.lag, 0.99)}, at most ${at(watched.lag, 1)} events behind, ${behind.toFixed(2)} s at the end`,
  );
  const settled = watched.memory.slice(Math.floor(watched.memory.length * SETTLING_SHARE));
  const slope = slopePerMinute(settled);
  say(
    `${'memory'.padEnd(12)}idle ${idle} MB, after the load ${loaded} MB, ${slope.toFixed(2)} MB a minute over the last ${((seconds / 60) * (1 - SETTLING_SHARE)).toFixed(1)} min (resident, the Node process)`,
  );
  say(`${'by minute'.padEnd(12)}${byMinute(watched.memory).join(' ')} MB`);
  say();
}

/** The values below which that share of them is. */
function at(values: readonly number[], share: number, digits = 0): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(digits);
}

/** What was resident as each minute began: whether it levels off is seen, and not only computed. */
const byMinute = (memory: readonly Sample[]): readonly number[] =>
  memory
    .filter(({ minutes }, index) => index === 0 || Math.floor(minutes) > Math.floor(memory[index - 1]?.minutes ?? 0))
    .map(({ mb }) => mb);

/** How long after a command's answer the read model shows it: asked with its Sync-Token, five times a second. */
async function freshness(
  port: number,
  caller: Caller,
  projectIds: readonly string[],
  seconds: number,
): Promise<number[]> {
  const connection = await Connection.open(port);
  const next = progressReports(caller, projectIds, '2025-06-01');
  const waits: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const request = next();
    const answer = await connection.send(request);
    const token = /\r\nsync-token: ([^\r]+)/i.exec(answer.headers)?.[1];
    if (token !== undefined) {
      const started = performance.now();
      const path = request.path.replace('/progress-reports', '');
      const headers = { authorization: `ApiKey ${caller.key}`, 'sync-token': token, prefer: 'wait=5' };
      const shownAnswer = await connection.send({ method: 'GET', path, headers, body: '' });
      if (shownAnswer.status === 200) waits.push(performance.now() - started);
    }
    await rest(200);
  }
  connection.close();
  return waits;
}

/** Every second: resident memory, and how many events the slowest read model has not read. */
async function watch(
  port: number,
  pid: number,
  seconds: number,
): Promise<{ readonly memory: readonly Sample[]; readonly lag: readonly number[] }> {
  const started = performance.now();
  const memory: Sample[] = [];
  const lag: number[] = [];
  for (let second = 0; second < seconds; second++) {
    await rest(Math.max(0, started + second * 1_000 - performance.now()));
    memory.push({ minutes: (performance.now() - started) / 60_000, mb: rssMb(pid) });
    lag.push(Math.max(...(await lags(port))));
  }
  return { memory, lag };
}
