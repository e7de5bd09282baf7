import type { Request } from './connection.js';
import { insertRows } from './insert-baseline.js';
import { closedLoop, type LoadResult } from './load.js';
import { median } from './machine.js';
import { caughtUp, freshProjects, kept, released, type Say, type Scene } from './scene.js';
import { startNaive, startQadam } from './services.js';
import { created, progressReports, registrations } from './workload.js';

const CONNECTIONS = [1, 32, 128];

export interface CommandPlan {
  /** As any JIT needs it: what a register that has been up for a minute does, not one that has just started. */
  readonly warmUp: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly projects: number;
}

/** Columns: what is measured, and its ratio to the naive service of the same round. */
const COLUMNS = { register: 'register', progress: 'report progress', warned: 'with a warning', own: 'own number' };

/** Commands over HTTP, closed loop, each home of the events beside the naive service. */
export async function measureCommands(
  naiveUrl: string,
  scenes: readonly Scene[],
  plan: CommandPlan,
  say: Say,
): Promise<void> {
  say('commands over HTTP, closed loop, requests/s (median of alternating rounds); ratio to the naive service');
  const heads = Object.values(COLUMNS).map(head => head.padStart(18));
  say(`${'connections'.padEnd(12)}${'naive'.padStart(9)}${'naive CTE'.padStart(11)}${heads.join('')}`);
  for (const connections of CONNECTIONS) await measureLine(naiveUrl, scenes, connections, plan, say);
  const rows = await insertRows(naiveUrl, 64, plan.seconds);
  say(`pg inserts  ${rows.toFixed(0)} rows/s, one per transaction, 64 connections`);
  say();
}

async function measureLine(
  naiveUrl: string,
  scenes: readonly Scene[],
  connections: number,
  plan: CommandPlan,
  say: Say,
): Promise<void> {
  const figures = new Map<string, number[]>();
  const keep = (name: string, value: number): void => void figures.set(name, [...(figures.get(name) ?? []), value]);
  const stages: { scene: Scene; projectIds: string[]; day: number }[] = [];
  for (const scene of scenes) stages.push({ scene, projectIds: await freshProjects(scene, plan.projects), day: 0 });
  for (let round = 0; round < plan.rounds; round++) {
    for (const variant of ['transaction', 'cte'] as const)
      keep(variant, await measureNaive(naiveUrl, variant, stages[0]!.scene, connections, plan));
    for (const stage of stages) {
      const keepHere = (name: string, value: number): void => keep(`${stage.scene.home} ${name}`, value);
      stage.day += await measureRegister(stage, connections, plan, keepHere, say);
    }
  }
  const of = (name: string): number => median(figures.get(name) ?? []);
  for (const [n, { home }] of scenes.entries()) {
    const columns = Object.keys(COLUMNS).map(name => {
      const here = of(`${home} ${name}`);
      return `${here.toFixed(0)} (${(here / of('transaction')).toFixed(2)} ×)`.padStart(18);
    });
    const naive = [of('transaction').toFixed(0).padStart(9), of('cte').toFixed(0).padStart(11)].join('');
    const first = n === 0 ? `${String(connections).padEnd(12)}${naive}` : `  ${home}`.padEnd(32);
    say(`${first}${columns.join('')}   read models ${of(`${home} catch-up`).toFixed(2)} s behind at the end`);
  }
}

async function measureNaive(
  naiveUrl: string,
  variant: 'transaction' | 'cte',
  { caller }: Scene,
  connections: number,
  { warmUp, seconds }: CommandPlan,
): Promise<number> {
  const naive = await kept(startNaive(naiveUrl, variant));
  const load = { port: naive.port, next: registrations(caller), accepts: created };
  await closedLoop(load, 32, warmUp);
  const result = rate(await closedLoop(load, connections, seconds));
  await released(naive);
  return result;
}

/** Gives the days of reports that were used up: reports of a project may not overlap. */
async function measureRegister(
  { scene, projectIds, day }: { scene: Scene; projectIds: readonly string[]; day: number },
  connections: number,
  { warmUp, seconds }: CommandPlan,
  keep: (name: string, value: number) => void,
  say: Say,
): Promise<number> {
  const { caller, environment } = scene;
  const qadam = await kept(startQadam(environment));
  const measure = async (name: string, next: () => Request): Promise<number> => {
    const load = { port: qadam.port, next, accepts: created };
    const warm = await closedLoop(load, 32, warmUp);
    const result = await closedLoop(load, connections, seconds);
    complain(result, say);
    keep(name, rate(result));
    keep('catch-up', await caughtUp(qadam.port));
    return warm.answers + result.answers;
  };
  // A service with one route is warm after one turn of it; this one has more code to warm.
  await closedLoop({ port: qadam.port, next: registrations(caller), accepts: created }, 32, warmUp);
  await measure('register', registrations(caller));
  const fromDay = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
  const reported = await measure('progress', progressReports(caller, projectIds, fromDay));
  await measure('warned', registrations(caller, 'warned'));
  await measure('own', registrations(caller, 'own'));
  await released(qadam);
  return Math.ceil(reported / projectIds.length) + 1;
}

function rate(result: LoadResult): number {
  return (result.answers - result.errors) / result.seconds;
}

function complain(result: LoadResult, say: Say): void {
  if (result.errors > 0)
    say(`  ${result.errors} of ${result.answers} answers were not as expected: ${result.firstError}`);
}
