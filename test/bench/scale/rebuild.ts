import type { Pool } from 'pg';
import { assembly } from '../../../src/app.module.js';
import { findAppRole } from '../../../src/platform/postgres/migrations.js';
import { leanSource } from '../../../src/platform/projections/lean-source.js';
import type { Outcome } from '../../../src/platform/projections/requests.js';
import { ProjectionRuntime } from '../../../src/platform/projections/runtime.js';
import { openLog } from '../home.js';
import type { Say } from '../scene.js';
import { poolOf, type GeneratedRegister } from './generated-register.js';

/** So many events that a figure says something, and that all of them together do not take the evening. */
const ALONE_AT_MOST = 250_000;

/** Read models of a register that has none, all of them made anew beside the live ones, then each by itself. */
export async function measureRebuilds(register: GeneratedRegister, say: Say): Promise<void> {
  const { scene, events } = register;
  const url = scene.environment['DATABASE_URL']!;
  const home = await openLog(scene.environment);
  // As the service does: views made by another role it could never point at new tables.
  const pool = poolOf(url, await findAppRole({ connectionString: url }));
  const runtime = new ProjectionRuntime({
    pool,
    source: leanSource(home.log, pool),
    decode: event => assembly.catalogue.decode(event),
    projections: assembly.projections,
    // The first ones are live from the start: here they may be held in memory as those are that are built beside.
    tuning: { cachedRows: 400_000 },
    report: (message, error) => {
      if (error !== undefined) say(`  ${message}: ${error.message}`);
    },
  });
  const names = assembly.projections.map(({ name }) => name);
  const first = await secondsOf(async () => {
    await runtime.start();
    if (!(await runtime.waitFor(names, events, 1_200_000))) throw new Error('the read models did not catch up');
  });
  const rate = (seconds: number): string => `${Math.round(events / seconds)} events/s`;
  say(`first start ${names.length} read models, tables in use: ${first.toFixed(0)} s, ${rate(first)}`);
  const all = await secondsOf(() => rebuild(runtime, pool, names));
  say(`rebuild     all ${names.length} beside the live ones, wall time ${all.toFixed(0)} s: ${rate(all)} (aim 50,000)`);
  if (events <= ALONE_AT_MOST)
    for (const name of names) {
      const alone = await secondsOf(() => rebuild(runtime, pool, [name]));
      say(`  ${name.padEnd(26)} by itself ${rate(alone).padStart(16)}`);
    }
  await runtime.stop();
  await pool.end();
  const owner = poolOf(url);
  await owner.query('vacuum analyze');
  await owner.end();
  await home.close();
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function rebuild(runtime: ProjectionRuntime, pool: Pool, names: readonly string[]): Promise<void> {
  await begun(names.map(name => runtime.admin.rebuild(name, 'bench')));
  await rebuilt(pool);
}

/** @throws when one of them was refused, or nobody answered: nothing would be made anew, and that in no time */
export async function begun(asked: readonly Promise<Outcome>[]): Promise<void> {
  for (const outcome of await Promise.all(asked)) if (!outcome.ok) throw new Error(`no rebuild: ${outcome.message}`);
}

/** @throws when one of them stopped, or nothing comes of them for as long as nobody would wait */
export async function rebuilt(pool: Pool, patienceMs = 1_200_000): Promise<void> {
  for (const end = performance.now() + patienceMs; ;) {
    const { rows } = await pool.query<{ name: string; state: string; position: string; error: string | null }>(
      `select name, state, position::text, last_error as error from rm.projection_generation where role = 'building'`,
    );
    if (rows.length === 0) return;
    const stuck = rows.find(({ state }) => state !== 'running');
    if (stuck !== undefined || performance.now() > end)
      throw new Error(`not made anew: ${JSON.stringify(stuck ?? rows)}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
